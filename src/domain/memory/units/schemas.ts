import { z } from 'zod';
import { markedText } from '#engine/inline';
import type { KeptUnit } from './queries.ts';
import { unitStatuses } from './unit-filter.ts';

export const unitSchema = z
  .object({
    id: z.uuid(),
    from: z.string(),
    to: z.string(),
    source: z.string().describe('With codes as marks.'),
    target: z.string(),
    previous: z.string().optional(),
    next: z.string().optional(),
    changedAt: z.string().optional(),
    changedBy: z.string().optional(),
    properties: z
      .array(z.object({ type: z.string(), value: z.string() }))
      .optional()
      .describe('What the file it came from says of it beside its texts.'),
    notes: z.array(z.string()).optional(),
    status: z.enum(unitStatuses),
    importId: z.uuid().nullable(),
    runId: z.uuid().nullable().describe('The run it was learned from.'),
    segmentId: z.string().nullable(),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    reviewedBy: z.string().nullable().describe('The person who looked at it alone.'),
    revision: z.int(),
  })
  .meta({ id: 'MemoryUnit' });

export function showUnit({ unit, createdAt, ...about }: KeptUnit): z.input<typeof unitSchema> {
  const { source, target, previous, next, changedAt, changedBy, properties, notes } = unit;
  return {
    ...about,
    ...{ source: markedText(source), target: markedText(target) },
    ...{ previous, next, changedAt, changedBy },
    ...(properties && { properties: [...properties] }),
    ...(notes && { notes: [...notes] }),
    createdAt: createdAt.toISOString(),
  };
}

import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { markedText, plainText, readMarks } from '#engine/inline';
import { wordChanges } from '#engine/words';
import { languageTag } from '#platform/web';
import type { FoundMatch } from './look-up.ts';
import { lookUpByPolicy } from './look-up-by-policy.ts';
import { unitOrigins } from './lookup-request.ts';

const segment = z.strictObject({
  text: z.string().min(1).max(20_000).describe('With codes as marks: `Press <1>Start</1>`.'),
  previous: z
    .string()
    .max(20_000)
    .optional()
    .describe('Plain text before it; empty at the edge of a document.'),
  next: z.string().max(20_000).optional(),
  structuralId: z.string().max(1000).optional().describe('Where it stands, such as the key of a resource.'),
});

const filter = z
  .strictObject({
    memories: z.array(z.uuid()).max(100).optional(),
    origins: z.array(z.enum(unitOrigins)).max(3).optional(),
    authors: z.array(z.string().min(1).max(1000)).max(100).optional(),
    properties: z
      .array(z.strictObject({ type: z.string().min(1).max(200), value: z.string().max(1000) }))
      .min(1)
      .max(20)
      .optional()
      .describe('All of which a unit is to have, such as `domain` with the value `legal`.'),
    since: z.iso.datetime().optional().describe('Changed at this time or later.'),
    until: z.iso.datetime().optional().describe('Changed before this time.'),
  })
  .describe('Which units count at all; all by default.');

/** What is known of a unit beside its texts. */
export const provenanceSchema = z.object({
  memoryId: z.uuid(),
  memory: z.string(),
  origin: z.enum(unitOrigins),
  author: z.string(),
  changedAt: z.string().describe('ISO 8601, as the unit has it.'),
  importId: z.uuid().nullable(),
  runId: z.uuid().nullable(),
});

const points = z.object({ code: z.string(), points: z.number() });

/** A match as the API shows it. */
export const memoryMatch = z
  .object({
    unitId: z.uuid(),
    kind: z.enum(['context', 'exact', 'fuzzy']),
    score: z.number().describe('101 in context, 100 exact, below that fuzzy; penalties are taken off.'),
    penalties: z.array(points).describe('What lowered the score; `unit` is the sum of `unitPenalties`.'),
    unitPenalties: z
      .array(points)
      .describe('What the policy takes off the unit: memory, origin, author, age.'),
    source: z.string().describe('Of the unit, with its codes as marks.'),
    target: z.string().describe('With the codes, and where possible the numbers, of the segment.'),
    unitTarget: z.string().describe('As the unit has it.'),
    adapted: z.boolean().describe('Whether codes or numbers of the target were changed to fit.'),
    differences: z
      .array(z.object({ kind: z.enum(['same', 'removed', 'inserted']), text: z.string() }))
      .describe('From the source of the unit to the text that was asked for, word by word.'),
    ...provenanceSchema.shape,
  })
  .meta({ id: 'MemoryMatch' });

export const lookupRoutes = [
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/memory-lookups',
    operationId: 'lookUpSegments',
    summary: 'What the memories of a project know of up to 500 segments, as a run begun now would be told',
    tag: 'Memories',
    ability: 'project.read',
    params: z.object({ projectId: z.uuid() }),
    body: z.strictObject({
      from: languageTag,
      to: languageTag,
      segments: z.array(segment).min(1).max(500),
      threshold: z.number().min(0).max(101).optional().describe('Lowest score; by default the policy’s.'),
      limit: z.int().min(1).max(50).optional().describe('Most matches of a segment; 3 by default.'),
      filter: filter.optional(),
    }),
    status: 200,
    transaction: false,
    response: z.object({
      items: z.array(z.array(memoryMatch)).describe('One list for each segment, best first.'),
    }),
    problems: ['project-unknown'],
    example: {
      body: {
        from: 'en',
        to: 'de',
        segments: [{ text: 'Close the <1>valve</1>.', previous: 'Stop the pump.' }],
      },
    },
    async handle(context, { params, body: { segments, filter: given = {}, ...rest } }) {
      const found = await lookUpByPolicy(context, {
        ...params,
        ...rest,
        segments: segments.map(toSegment),
        filter: filterOf(given),
      });
      return {
        items: found.map((some, place) =>
          some.map((one) => showMatch(one, plainText(readMarks(segments[place]!.text)))),
        ),
      };
    },
  }),
];

function toSegment({ text, ...surroundings }: z.output<typeof segment>) {
  const given = Object.entries(surroundings).filter(([, value]) => value !== undefined);
  return { source: readMarks(text), ...Object.fromEntries(given) };
}

function filterOf({ since, until, ...lists }: z.output<typeof filter>) {
  const given = Object.entries(lists).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(given),
    ...(since !== undefined && { since: new Date(since) }),
    ...(until !== undefined && { until: new Date(until) }),
  };
}

/** A match of the plain text that was asked for. */
export function showMatch(
  { unit, provenance, target, ...found }: FoundMatch,
  asked: string,
): z.input<typeof memoryMatch> {
  const { penalties: unitPenalties, ...about } = provenance;
  return {
    ...{ unitId: unit.id, ...about, ...found, penalties: [...found.penalties] },
    unitPenalties: [...unitPenalties],
    ...{ source: markedText(unit.source), unitTarget: markedText(unit.target), target: markedText(target) },
    differences: wordChanges(plainText(unit.source), asked),
  };
}

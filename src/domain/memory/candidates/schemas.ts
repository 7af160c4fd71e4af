import { z } from 'zod';
import { decodeInline } from '#domain/memory/retrieval';
import { type CandidateRule, candidateFlags, candidateRuleSchema } from '#engine/candidates';
import { markedText } from '#engine/inline';
import type { CandidateChoice, CandidateRow, ConflictRow } from './candidate-rows.ts';

const text = z.string().describe('With codes as marks.');

export const candidateSchema = z
  .object({
    id: z.uuid(),
    to: z.string(),
    source: text,
    target: text,
    previous: z.string().optional(),
    next: z.string().optional(),
    changedAt: z.string().optional(),
    changedBy: z.string().optional(),
    properties: z.array(z.object({ type: z.string(), value: z.string() })).optional(),
    notes: z.array(z.string()).optional(),
    flags: z.array(z.enum(candidateFlags)),
    decision: z.enum(['accepted', 'rejected']).nullable(),
    reviewedBy: z.string().nullable().describe('The person who accepted or edited it by itself.'),
    revision: z.int(),
    conflicts: z
      .array(
        z.object({
          unitId: z.uuid(),
          target: text,
          changedAt: z.string().optional(),
          changedBy: z.string().optional(),
          importId: z.uuid().nullable(),
        }),
      )
      .describe('Live units with the same source and another target, the newest first, at most five.'),
  })
  .meta({ id: 'MemoryCandidate' });

export function showCandidate(
  { id, to, unit, flags, decision, reviewedBy, revision }: CandidateRow,
  conflicts: readonly ConflictRow[],
): z.input<typeof candidateSchema> {
  const { source, target, previous, next, changedAt, changedBy, properties, notes } = unit;
  return {
    ...{ id, to, source: markedText(source), target: markedText(target) },
    ...{ previous, next, changedAt, changedBy },
    ...(properties && { properties: [...properties] }),
    ...(notes && { notes: [...notes] }),
    ...{ flags: [...flags], decision, reviewedBy, revision },
    conflicts: conflicts.map((conflict) => ({
      unitId: conflict.id,
      target: markedText(decodeInline(conflict.unit.target)),
      changedAt: conflict.unit.changedAt,
      changedBy: conflict.unit.changedBy,
      importId: conflict.importId,
    })),
  };
}

const decision = z.enum(['accepted', 'rejected', 'undecided']);
const ids = z.array(z.uuid()).min(1).max(10_000);

/** Which candidates a request means: all for which everything holds that is said. */
export const choiceSchema = z.strictObject({
  rule: candidateRuleSchema.optional(),
  ids: ids.optional(),
  decision: decision.optional().describe('On which it was decided so.'),
  sameSourceAs: z.uuid().optional().describe('With the source of this candidate.'),
});

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** The same as parameters of an address. */
export const choiceQuery = z.object({
  decision: decision.optional(),
  sameSourceAs: z.uuid().optional(),
  flag: z.enum(candidateFlags).optional(),
  flagged: flag.optional().describe('With any flag at all, or with none.'),
  targetLanguage: candidateRuleSchema.shape.targetLanguage,
  author: z.string().max(1000).optional(),
  changedFrom: candidateRuleSchema.shape.changedFrom,
  changedBefore: candidateRuleSchema.shape.changedBefore,
  contains: z.string().min(1).max(1000).optional().describe('In source or target.'),
});

export function choiceOf(query: z.output<typeof choiceQuery>): CandidateChoice {
  const { decision, sameSourceAs, flag, flagged, targetLanguage, author, changedFrom, changedBefore } = query;
  const rule: CandidateRule = {
    ...(flag !== undefined && { flags: [flag] }),
    ...(flagged !== undefined && { flagged }),
    ...(targetLanguage !== undefined && { targetLanguage }),
    ...(author !== undefined && { authors: [author] }),
    ...(changedFrom !== undefined && { changedFrom }),
    ...(changedBefore !== undefined && { changedBefore }),
    ...(query.contains !== undefined && { contains: { side: 'either', text: query.contains } }),
  };
  return { rule, decision, sameSourceAs };
}

import { z } from 'zod';
import { type InlineItem, makeInlineText, markedText } from '#engine/inline';
import { sourceOf } from './edit-target.ts';
import { resultSources, reviewStatuses, verificationStates } from './filter.ts';
import type { HistoryRow, TargetRow } from './queries.ts';
import type { WholeTarget } from './read-target.ts';

const code = z.object({
  id: z.int(),
  paired: z.boolean(),
  type: z.string(),
  hint: z.string().describe('What it is, for people: `bold`, `footnote 3`.'),
  equivalent: z.string().describe('Text that it reads as.'),
  deletable: z.boolean().describe('Whether a translation may do without it.'),
});

/** How a target came about and where it stands. */
export const provenance = z.object({
  text: z.string().describe('With the codes of the source as marks.'),
  resultSource: z.enum(resultSources),
  verificationState: z.enum(verificationStates),
  reviewStatus: z.enum(reviewStatuses),
  provider: z.string().nullable(),
  model: z.string().nullable(),
  promptVersion: z.string().nullable(),
  connectionId: z.uuid().nullable(),
  memoryUnit: z.object({ memory: z.string(), id: z.string() }).nullable(),
  score: z.number().nullable().describe('Of a memory match, 0–101.'),
  price: z.number().nullable(),
  currency: z.string().nullable(),
  isRepetition: z.boolean(),
  codesRepaired: z.boolean(),
  findingCodes: z.array(z.string()),
  revision: z.int(),
  updatedBy: z.string(),
  updatedAt: z.iso.datetime(),
});

export const segmentTarget = z
  .object({
    position: z.int(),
    segmentId: z.string(),
    part: z.string(),
    place: z.string(),
    heading: z.string().nullable(),
    source: z.string().describe('With codes as marks: `Press <1>Start</1>`.'),
    codes: z.array(code),
    target: provenance.nullable().describe('Null while the run has none.'),
  })
  .meta({ id: 'SegmentTarget' });

const change = z.object({
  revision: z.int(),
  text: z.string(),
  resultSource: z.string(),
  verificationState: z.string(),
  reviewStatus: z.string(),
  changedBy: z.string(),
  changedByKind: z.string(),
  changedAt: z.iso.datetime(),
  reason: z.string().nullable(),
});

export const wholeTarget = segmentTarget
  .extend({
    findings: z.array(z.looseObject({ stage: z.string(), code: z.string(), severity: z.string() })),
    history: z.array(change).describe('Newest first; empty for a target that nobody changed.'),
  })
  .meta({ id: 'SegmentTargetWithHistory' });

export function toSegmentTarget(row: TargetRow): z.input<typeof segmentTarget> {
  const { position, segmentId, part, place, heading } = row;
  const codes = row.source.codes.map(({ movable: _, ...shown }) => shown);
  const source = markedText(sourceOf(row));
  return { position, segmentId, part, place, heading, source, codes, target: toProvenance(row) };
}

function toProvenance(row: TargetRow): z.input<typeof provenance> | null {
  if (row.target === null || row.revision === null) return null;
  return {
    text: markTarget(row, row.target),
    resultSource: row.resultSource as (typeof resultSources)[number],
    verificationState: row.verificationState as (typeof verificationStates)[number],
    reviewStatus: row.reviewStatus as (typeof reviewStatuses)[number],
    provider: row.provider,
    model: row.model,
    promptVersion: row.promptVersion,
    connectionId: row.connectionId,
    memoryUnit: row.memoryUnit,
    score: row.score,
    price: row.price === null ? null : Number(row.price),
    currency: row.currency,
    isRepetition: row.isRepetition!,
    codesRepaired: row.codesRepaired!,
    findingCodes: [...row.findingCodes!],
    revision: row.revision,
    updatedBy: row.updatedBy!,
    updatedAt: row.updatedAt!.toISOString(),
  };
}

export function toWholeTarget({ row, findings, history }: WholeTarget): z.input<typeof wholeTarget> {
  return {
    ...toSegmentTarget(row),
    findings: findings.map((finding) => ({ ...finding })),
    history: history.map((change) => toChange(row, change)),
  };
}

function toChange(row: TargetRow, { target, changedAt, ...rest }: HistoryRow): z.input<typeof change> {
  return { ...rest, text: markTarget(row, target), changedAt: changedAt.toISOString() };
}

function markTarget(row: TargetRow, items: readonly InlineItem[]): string {
  return markedText(makeInlineText(items, sourceOf(row).codes));
}

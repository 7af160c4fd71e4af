import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { filterFields, type ReviewHooks, segmentTarget, toSegmentTarget } from '#domain/runs/targets';
import { makeInlineText, markedText } from '#engine/inline';
import { numberedPageQuery, pageOf, pageQuery, pageSchema, writeCursor } from '#platform/web';
import { type FoundReplacement, findReplacements } from './find-replacements.ts';
import type { Replacement } from './queries.ts';
import { leftReasons, mostReplaced, replaceInTargets } from './replace-in-targets.ts';
import { listReplacements, reverseReplacement } from './reverse-replacement.ts';
import { sourceField, wordBody, wordQuery } from './schemas.ts';

const largestInteger = 2_147_483_647;
const number = z.int().min(0).max(largestInteger);
const params = z.object({ runId: z.uuid() });

const found = z
  .object({
    before: segmentTarget,
    after: z.string().describe('The target as it would be, with codes as marks.'),
    replaced: z.int().describe('Hits that would be replaced.'),
    acrossCodes: z.int().describe('Hits that reach over a code and stay as they are.'),
    tooLong: z
      .boolean()
      .describe(
        'Whether it would be longer than a target that can be edited, 100,000 characters; then it stays.',
      ),
  })
  .meta({ id: 'FoundReplacement' });

function show({ row, after, replaced, acrossCodes, isTooLong }: FoundReplacement): z.input<typeof found> {
  const codes = new Map(row.source.codes.map((code) => [code.id, code]));
  const text = markedText(makeInlineText(after.items, codes));
  return { before: toSegmentTarget(row), after: text, replaced, acrossCodes, tooLong: isTooLong };
}

const left = z.array(
  z.object({
    position: z.int(),
    reason: z.enum(leftReasons).describe('Why it stays as it is.'),
  }),
);

const made = z
  .object({
    id: z.uuid(),
    find: z.string(),
    replaceWith: z.string(),
    replaced: z.int().describe('Targets that it changed.'),
    madeBy: z.object({ id: z.string(), name: z.string() }),
    madeAt: z.iso.datetime(),
    reversedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Replacement' });

function showMade({ madeAt, reversedAt, ...replacement }: Replacement): z.input<typeof made> {
  return {
    ...replacement,
    madeAt: madeAt.toISOString(),
    reversedAt: reversedAt?.toISOString() ?? null,
  };
}

/** Replacing words over HTTP; a run whose last open target is restored as approved goes on as after any approval. */
export const replacementRoutes = (hooks: ReviewHooks) => [
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/replacements',
    operationId: 'findReplacements',
    summary: 'Shows what replacing words in the targets of a run would change.',
    tag: 'Review',
    ability: 'project.read',
    params,
    query: numberedPageQuery.extend({ ...wordQuery, ...filterFields, ...sourceField }),
    response: pageSchema(found),
    problems: ['run-unknown', 'replacements-too-many'],
    async handle(context, { params: { runId }, query }) {
      const { limit, cursor: after = -1, find, replaceWith, matchCase, wholeWords, ...choice } = query;
      const search = { find, replaceWith, matchCase, wholeWords, choice };
      const { items, next } = await findReplacements(context, runId, search, { after, limit });
      return { items: items.map(show), next: next === undefined ? null : writeCursor(next) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/runs/:runId/replacements',
    operationId: 'replaceInTargets',
    summary: 'Replaces words in targets at once; codes and what somebody changed meanwhile stay as they are.',
    tag: 'Review',
    ability: 'project.review',
    params,
    body: z.strictObject({
      ...wordBody,
      ...filterFields,
      ...sourceField,
      chosen: z
        .array(z.strictObject({ position: number, revision: number }))
        .max(mostReplaced)
        .optional()
        .describe('Targets with the revisions that were seen; without them all that the filter chooses.'),
    }),
    status: 200,
    response: z.object({
      id: z.uuid().nullable().describe('By which it is taken back; null where nothing was replaced.'),
      replaced: z.int().describe('Targets that have another text now.'),
      left,
    }),
    problems: ['run-unknown', 'run-state', 'target-characters', 'replacements-too-many'],
    example: { body: { find: 'Klappe', replaceWith: 'Ventil', wholeWords: true } },
    async handle(context, { params: { runId }, body }) {
      const { find, replaceWith, matchCase, wholeWords, chosen, ...choice } = body;
      const search = { find, replaceWith, matchCase, wholeWords, choice };
      const { id, replaced, left } = await replaceInTargets(context, { runId, ...search, chosen });
      return { id, replaced, left: [...left] };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/replacements/made',
    operationId: 'listReplacements',
    summary: 'Replacements that were made in a run, newest first.',
    tag: 'Review',
    ability: 'project.read',
    params,
    query: pageQuery,
    response: pageSchema(made),
    problems: ['run-unknown'],
    async handle(context, { params: { runId }, query: { limit, cursor } }) {
      const found = await listReplacements(context, runId, { before: cursor, limit: limit + 1 });
      return pageOf(found, limit, showMade);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/runs/:runId/replacements/:replacementId/reversal',
    operationId: 'reverseReplacement',
    summary: 'Takes a replacement back; what somebody changed since stays as it is.',
    tag: 'Review',
    ability: 'project.review',
    params: params.extend({ replacementId: z.uuid() }),
    status: 200,
    response: z.object({
      restored: z.int().describe('Targets that have the text they had before.'),
      left: z.array(z.int()).describe('Positions of targets that were changed since.'),
    }),
    problems: ['run-unknown', 'run-state', 'replacement-unknown', 'replacement-reversed'],
    async handle(context, { params: { runId, replacementId } }) {
      const { restored, left } = await reverseReplacement(context, { runId, replacementId }, hooks);
      return { restored, left: [...left] };
    },
  }),
];

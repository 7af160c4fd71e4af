import { z } from 'zod';
import { type Ability, type Context, defineRoute } from '#domain/context';
import { findRun } from '#domain/runs/access';
import { mostTargetCharacters } from '#domain/runs/targets';
import { type AnyRoute, pageOf, pageQuery, pageSchema } from '#platform/web';
import { type Comment, commentOn, listComments } from './comments.ts';
import { dropDraft, keepDraft, readDraft } from './drafts.ts';

const largestInteger = 2_147_483_647;
const one = z.object({ runId: z.uuid(), position: z.coerce.number().int().min(0).max(largestInteger) });
const tag = 'Review';

/** A comment as the API shows it. */
export const targetComment = z
  .object({
    id: z.uuid(),
    position: z.int(),
    text: z.string(),
    createdBy: z.string(),
    author: z.string().describe('Name of the person; the id where there is none.'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'TargetComment' });

export const showComment = ({ createdAt, ...rest }: Comment): z.input<typeof targetComment> => ({
  ...rest,
  createdAt: createdAt.toISOString(),
});

const draft = z
  .object({
    text: z.string().nullable().describe('Null where there is none.'),
    revision: z.int().nullable().describe('Of the target, when it was begun.'),
  })
  .meta({ id: 'TargetDraft' });

export const discussionRoutes: readonly AnyRoute<Context, Ability>[] = [
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/targets/:position/comments',
    operationId: 'listTargetComments',
    summary: 'Lists what people said about a segment, in the order they said it.',
    tag,
    ability: 'project.read',
    params: one,
    query: pageQuery,
    response: pageSchema(targetComment),
    problems: ['run-unknown'],
    async handle(context, { params: { runId, position }, query: { limit, cursor } }) {
      const rows = await listComments(context, runId, position, { after: cursor, limit: limit + 1 });
      return pageOf(rows, limit, showComment);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/runs/:runId/targets/:position/comments',
    operationId: 'commentOnTarget',
    summary: 'Says something about a segment.',
    tag,
    ability: 'project.review',
    params: one,
    body: z.strictObject({ text: z.string().trim().min(1).max(5000) }),
    status: 201,
    response: targetComment,
    problems: ['run-unknown', 'target-unknown'],
    example: { body: { text: 'Is this the valve or the cover?' } },
    handle: async (context, { params, body }) =>
      showComment(await commentOn(context, { ...params, ...body })),
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/targets/:position/draft',
    operationId: 'getTargetDraft',
    summary: 'Shows what one has written for a target and not saved.',
    tag,
    ability: 'project.review',
    params: one,
    response: draft,
    problems: ['run-unknown'],
    async handle(context, { params }) {
      await findRun(context, params.runId, 'project.review');
      const kept = await readDraft(context, params);
      return { text: kept?.text ?? null, revision: kept?.revision ?? null };
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/runs/:runId/targets/:position/draft',
    operationId: 'keepTargetDraft',
    summary: 'Keeps what one writes for a target, and shows others that one is there.',
    tag,
    ability: 'project.review',
    params: one,
    body: z.strictObject({
      text: z
        .string()
        .max(mostTargetCharacters)
        .nullish()
        .describe('Null takes back what was kept; without it one is there, and what was kept stays.'),
      revision: z.int().min(0).max(largestInteger),
      order: z
        .strictObject({ writer: z.string().min(1).max(64), number: z.int().min(0).max(largestInteger) })
        .optional()
        .describe('Counts the texts of one writer; a text that comes behind a newer one of it is dropped.'),
    }),
    status: 204,
    problems: ['run-unknown'],
    async handle(context, { params, body }) {
      await keepDraft(context, { ...params, ...body });
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/runs/:runId/targets/:position/draft',
    operationId: 'dropTargetDraft',
    summary: 'Forgets what one has written for a target and not saved.',
    tag,
    ability: 'project.review',
    params: one,
    status: 204,
    problems: ['run-unknown'],
    async handle(context, { params }) {
      await findRun(context, params.runId, 'project.review');
      await dropDraft(context, params);
    },
  }),
];

import { z } from 'zod';
import { defineRoute, requireInProject } from '#domain/context';
import { requireMemory } from '#domain/memory/access';
import { pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import { commitImport, discardImport, retryImport } from './change-import.ts';
import { requireImport } from './lock-import.ts';
import { conflictChoices, importStates, type MemoryImport } from './memory-import.ts';
import { importProblem } from './problems.ts';
import { listImportRows } from './queries.ts';
import { reportImport } from './report-import.ts';
import { importSchema, reportSchema, showImport } from './schemas.ts';
import { startImport } from './start-import.ts';
import { undoImport } from './undo-import.ts';
import { watchImport } from './watch-import.ts';

const tag = 'Memory imports';
const ofMemory = z.object({ projectId: z.uuid(), memoryId: z.uuid() });
const one = z.object({ importId: z.uuid() });
const language = z.string().min(2).max(35).describe('BCP 47 tag.');
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const conflicts = z.enum(conflictChoices);
const reason = z.string().trim().min(1).max(2000);

/** What goes on by itself is told as accepted. */
function answer(found: MemoryImport) {
  const status = ['staging', 'committing'].includes(found.state) ? 202 : 200;
  return new RouteAnswer(showImport(found), { status, location: `/api/v1/memory-imports/${found.id}` });
}

const changing = {
  method: 'POST',
  tag,
  ability: 'project.operate',
  params: one,
  response: importSchema,
  status: 202,
} as const;

export const importRoutes = [
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/memories/:memoryId/imports',
    operationId: 'importTmx',
    summary: 'Uploads a TMX file and reads it into candidates, or into units at once.',
    tag,
    ability: 'project.operate',
    params: ofMemory,
    query: z.object({
      from: language,
      to: language.optional().describe('BCP 47 tag; by default every other language of the file.'),
      review: flag.default(true).describe('Whether people decide before anything of it is found.'),
      conflicts: conflicts
        .default('both')
        .describe('Without review: what becomes of units with the same source and another target.'),
    }),
    accepts: 'multipart',
    brings: 'exchange',
    transaction: false,
    status: 202,
    response: importSchema,
    problems: ['memory-unknown', 'memory-deleted', 'memory-file-missing', 'language-tag-invalid'],
    async handle(context, { params, query, upload }) {
      // Before the body: only who may write here learns what is wrong with it.
      requireInProject(context.actor, 'project.operate', params.projectId);
      for await (const { content, fileName, mediaType } of upload)
        return answer(await startImport(context, { ...params, ...query, content, fileName, mediaType }));
      throw importProblem('memory-file-missing');
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/memories/:memoryId/imports',
    operationId: 'listImports',
    summary: 'Lists the imports into a memory that came through a project, newest first.',
    tag,
    ability: 'project.read',
    params: ofMemory,
    query: pageQuery.extend({ state: z.enum(importStates).optional() }),
    response: pageSchema(importSchema),
    problems: ['memory-unknown'],
    async handle(context, { params, query: { limit, cursor, state } }) {
      await requireMemory(context, params.projectId, params.memoryId, 'project.read');
      const search = { ...params, state, before: cursor, limit: limit + 1 };
      return pageOf(await listImportRows(context.db, search), limit, showImport);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/memory-imports/:importId',
    operationId: 'getImport',
    summary: 'Shows how far an import has come, what its candidates are like, and why it does not go on.',
    tag,
    ability: 'project.read',
    params: one,
    response: importSchema,
    problems: ['import-unknown'],
    async handle(context, { params }) {
      const found = await requireImport(context, params.importId, 'project.read');
      return new RouteAnswer(showImport(found), { revision: found.revision });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/memory-imports/:importId/report',
    operationId: 'reportImport',
    summary: 'Accounts for every pair of the file.',
    tag,
    ability: 'project.read',
    params: one,
    response: reportSchema,
    problems: ['import-unknown'],
    handle: async (context, { params }) =>
      reportImport(context, await requireImport(context, params.importId, 'project.read')),
  }),
  defineRoute({
    method: 'GET',
    path: '/memory-imports/:importId/events',
    operationId: 'watchImport',
    summary: 'Tells as server-sent events how an import goes on, until it waits for people or has ended.',
    tag,
    ability: 'project.read',
    params: one,
    problems: ['import-unknown'],
    async handle(context, { params, signal }) {
      const { id } = await requireImport(context, params.importId, 'project.read');
      return new RouteAnswer(undefined, { events: watchImport(context, id, signal) });
    },
  }),
  defineRoute({
    ...changing,
    path: '/memory-imports/:importId/cancellation',
    operationId: 'discardImport',
    summary: 'Stops an import that is not committed; none of its candidates becomes a unit.',
    body: z.strictObject({ reason: reason.optional() }),
    status: 200,
    problems: ['import-unknown', 'import-state'],
    example: { body: { reason: 'The file of another customer' } },
    handle: async (context, { params, body }) =>
      answer(await discardImport(context, params.importId, body.reason)),
  }),
  defineRoute({
    ...changing,
    path: '/memory-imports/:importId/retries',
    operationId: 'retryImport',
    summary: 'Lets an import that failed go on where it stopped.',
    problems: ['import-unknown', 'import-state', 'memory-unknown', 'memory-deleted'],
    handle: async (context, { params }) => answer(await retryImport(context, params.importId)),
  }),
  defineRoute({
    ...changing,
    path: '/memory-imports/:importId/commitment',
    operationId: 'commitImport',
    summary: 'Makes units of all accepted candidates in one transaction.',
    body: z.strictObject({
      rest: z.enum(['accepted', 'rejected']).describe('What becomes of candidates that nobody decided on.'),
      conflicts: conflicts.describe('What becomes of units with the same source and another target.'),
    }),
    problems: ['import-unknown', 'import-state', 'memory-unknown', 'memory-deleted'],
    example: { body: { rest: 'accepted', conflicts: 'keep' } },
    handle: async (context, { params, body }) => answer(await commitImport(context, params.importId, body)),
  }),
  defineRoute({
    ...changing,
    path: '/memory-imports/:importId/reversal',
    operationId: 'undoImport',
    summary: 'Takes a committed import back and brings back what it replaced.',
    body: z.strictObject({ reason }),
    status: 200,
    problems: ['import-unknown', 'import-state', 'import-undo-blocked'],
    example: { body: { reason: 'It was the memory of another customer.' } },
    handle: async (context, { params, body }) =>
      answer(await undoImport(context, params.importId, body.reason)),
  }),
];

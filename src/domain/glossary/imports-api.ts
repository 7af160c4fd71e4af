import { z } from 'zod';
import { defineRoute, requireInProject } from '#domain/context';
import { requireGlossary } from '#domain/glossary/catalogue';
import {
  commitImport,
  conflictChoices,
  discardImport,
  importStates,
  listEntries,
  listImportRows,
  outcomes,
  reportImport,
  requireImport,
  retryImport,
  startImport,
  type TermImport,
  termImportProblem,
} from '#domain/glossary/imports';
import { decideEntries, editEntry, undoImport } from '#domain/glossary/staging';
import { numberedPageQuery, pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import { conceptFields, languageTag, newTerm, oneGlossary, reason } from './api-shapes.ts';
import { entrySchema, importReportSchema, importSchema, showEntry, showImport } from './import-shapes.ts';

const tag = 'Glossary imports';
const one = z.object({ termImportId: z.uuid() });
const conflicts = z.enum(conflictChoices);
const approval = z.enum(['draft', 'approved']);
const base = '/glossary-imports/:termImportId';

/** What goes on by itself is told as accepted. */
function answer(found: TermImport) {
  const status = ['staging', 'committing'].includes(found.state) ? 202 : 200;
  return new RouteAnswer(showImport(found), { status, location: `/api/v1/glossary-imports/${found.id}` });
}

const changing = {
  method: 'POST',
  tag,
  ability: 'project.operate',
  params: one,
  response: importSchema,
  status: 202,
} as const;
const refusals = ['term-import-unknown', 'term-import-state', 'glossary-read-only', 'glossary-deleted'];

const text = z.string().min(1).max(200);
const filter = {
  flags: z.array(text).max(50).describe('All of these flags.'),
  withoutFlags: z.array(text).max(50).describe('None of these flags.'),
  flagged: z.boolean().describe('Whether there are any flags.'),
  domain: text,
  language: languageTag.describe('Of a term; `en` finds `en-GB` too.'),
  text: text.describe('That a term contains, case aside.'),
  decision: z.enum(['accepted', 'rejected', 'none']),
};
const list = z.string().transform((items) => items.split(',').filter(Boolean));

export const importRoutes = [
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/glossaries/:glossaryId/imports',
    operationId: 'importTerms',
    summary: 'Upload a table or TBX and read it into entries, or into the glossary at once',
    tag,
    ability: 'project.operate',
    params: oneGlossary,
    query: z.object({
      from: languageTag.optional().describe('BCP 47 tag, for tables that do not say theirs.'),
      to: languageTag.optional().describe('BCP 47 tag, for tables that do not say theirs.'),
      review: z.stringbool().default(true).describe('Whether people decide before anything of it counts.'),
      conflicts: conflicts.default('both').describe('Without review: what becomes of what it contradicts.'),
      approval: approval.default('approved').describe('Without review: of the terms it makes.'),
    }),
    accepts: 'multipart',
    brings: 'exchange',
    transaction: false,
    status: 202,
    response: importSchema,
    problems: ['glossary-unknown', 'glossary-read-only', 'glossary-deleted', 'glossary-file-missing'],
    async handle(context, { params, query, upload }) {
      // Before the body: only who may write here learns what is wrong with it.
      requireInProject(context.actor, 'project.operate', params.projectId);
      for await (const { content, fileName, mediaType } of upload)
        return answer(await startImport(context, { ...params, ...query, content, fileName, mediaType }));
      throw termImportProblem('glossary-file-missing');
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/glossaries/:glossaryId/imports',
    operationId: 'listTermImports',
    summary: 'Imports into a glossary that came through a project, newest first',
    tag,
    ability: 'project.read',
    params: oneGlossary,
    query: pageQuery.extend({ state: z.enum(importStates).optional() }),
    response: pageSchema(importSchema),
    problems: ['glossary-unknown'],
    async handle(context, { params, query: { limit, cursor, state } }) {
      await requireGlossary(context, params.projectId, params.glossaryId);
      const search = { ...params, state, before: cursor, limit };
      return pageOf(await listImportRows(context.db, search), limit, showImport);
    },
  }),
  defineRoute({
    method: 'GET',
    path: base,
    operationId: 'getTermImport',
    summary: 'How far an import is, what its entries are like, and why it does not go on',
    tag,
    ability: 'project.read',
    params: one,
    response: importSchema,
    problems: ['term-import-unknown'],
    handle: async (context, { params }) =>
      new RouteAnswer(showImport(await requireImport(context, params.termImportId, 'project.read')), {}),
  }),
  defineRoute({
    method: 'GET',
    path: `${base}/report`,
    operationId: 'reportTermImport',
    summary: 'Account for every row of the file',
    tag,
    ability: 'project.read',
    params: one,
    response: importReportSchema,
    problems: ['term-import-unknown'],
    async handle(context, { params }) {
      const found = await requireImport(context, params.termImportId, 'project.read');
      const report = await reportImport(context, found);
      return { ...report, unread: { ...report.unread }, outcomes: { ...report.outcomes } };
    },
  }),
  defineRoute({
    method: 'GET',
    path: `${base}/entries`,
    operationId: 'listImportEntries',
    summary: 'Entries of an import in the order of its file',
    tag,
    ability: 'project.read',
    params: one,
    query: numberedPageQuery.extend({
      flags: list.optional().describe('All of these flags, separated by commas.'),
      withoutFlags: list.optional().describe('None of these flags, separated by commas.'),
      flagged: z.stringbool().optional(),
      domain: filter.domain.optional(),
      language: filter.language.optional(),
      text: filter.text.optional(),
      decision: filter.decision.optional(),
      outcome: z.enum(outcomes).optional(),
    }),
    response: pageSchema(entrySchema),
    problems: ['term-import-unknown'],
    async handle(context, { params, query: { limit, cursor, ...where } }) {
      const { id } = await requireImport(context, params.termImportId, 'project.read');
      const rows = await listEntries(context.db, id, where, { limit, after: cursor });
      return pageOf(rows, limit, showEntry, ({ number }) => number);
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: `${base}/entries/:number`,
    operationId: 'editImportEntry',
    summary: 'Change what an entry would make',
    tag,
    ability: 'project.operate',
    params: one.extend({
      number: z.coerce
        .number()
        .int()
        .min(1)
        .max(2 ** 31 - 1),
    }),
    body: z
      .strictObject({
        ...conceptFields,
        terms: z
          .array(newTerm.transform((term) => ({ ...term, extra: {} })))
          .min(1)
          .max(200),
      })
      .partial(),
    response: entrySchema,
    problems: [...refusals, 'import-entry-unknown'],
    example: { body: { domain: 'kitchen' } },
    handle: async (context, { params, body }) =>
      showEntry(await editEntry(context, params.termImportId, params.number, body)),
  }),
  defineRoute({
    method: 'POST',
    path: `${base}/decisions`,
    operationId: 'decideEntries',
    summary: 'Accept or reject entries: by rule, by group or one by one',
    tag,
    ability: 'project.operate',
    params: one,
    body: z.strictObject({
      decision: z.enum(['accepted', 'rejected']).nullable().describe('Null takes decisions back.'),
      where: z
        .strictObject({ numbers: z.array(z.int().min(1)).max(1000).describe('One by one.'), ...filter })
        .partial()
        .default({})
        .describe('What is not said does not count; {} means all.'),
      reason: reason.optional(),
    }),
    status: 200,
    response: z.object({ decided: z.int() }),
    problems: refusals,
    example: { body: { decision: 'rejected' as const, where: { flags: ['duplicate-in-file'] } } },
    handle: async (context, { params, body }) => ({
      decided: await decideEntries(context, params.termImportId, body),
    }),
  }),
  defineRoute({
    ...changing,
    path: `${base}/commitment`,
    operationId: 'commitTermImport',
    summary: 'Bring all accepted entries into the glossary in one transaction',
    body: z.strictObject({
      rest: z.enum(['accepted', 'rejected']).describe('What becomes of entries that nobody decided on.'),
      conflicts: conflicts.default('both').describe('What becomes of what entries contradict.'),
      approval: approval.default('approved').describe('Of the terms that it makes.'),
    }),
    problems: refusals,
    example: { body: { rest: 'accepted' as const, conflicts: 'keep' as const } },
    handle: async (context, { params, body }) =>
      answer(await commitImport(context, params.termImportId, body)),
  }),
  defineRoute({
    ...changing,
    path: `${base}/cancellation`,
    operationId: 'discardTermImport',
    summary: 'Stop an import that is not committed',
    body: z.strictObject({ reason: reason.optional() }),
    status: 200,
    problems: refusals,
    example: { body: { reason: 'The file of another customer' } },
    handle: async (context, { params, body }) =>
      answer(await discardImport(context, params.termImportId, body.reason)),
  }),
  defineRoute({
    ...changing,
    path: `${base}/retries`,
    operationId: 'retryTermImport',
    summary: 'Let an import that failed begin again',
    problems: refusals,
    handle: async (context, { params }) => answer(await retryImport(context, params.termImportId)),
  }),
  defineRoute({
    ...changing,
    path: `${base}/reversal`,
    operationId: 'undoTermImport',
    summary: 'Take a committed import back and bring back what it replaced',
    body: z.strictObject({
      reason,
      changed: z
        .enum(['refuse', 'keep'])
        .default('refuse')
        .describe('What becomes of concepts that were changed since: the undoing is refused, or they stay.'),
    }),
    status: 200,
    problems: [...refusals, 'glossary-held', 'term-import-undo-blocked'],
    example: { body: { reason: 'It was the glossary of another customer.' } },
    handle: async (context, { params, body }) => answer(await undoImport(context, params.termImportId, body)),
  }),
];

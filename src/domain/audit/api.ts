import { z } from 'zod';
import {
  type AuditEntry,
  type AuditVerdict,
  faultKinds,
  readHead,
  verifyAudit,
  writeHead,
} from '#domain/audit/chain';
import {
  type AuditSearch,
  ambiguous,
  entryPlace,
  exportEntries,
  findActors,
  findSubjects,
  type NamedEntry,
  placeOf,
  searchAudit,
} from '#domain/audit/search';
import { type Ability, type Context, defineRoute, type NamedSubjects } from '#domain/context';
import { pageOf, pageQueryOf, pageSchema, RouteAnswer } from '#platform/web';

const text = z.string().min(1).max(200);

const filter = z.object({
  actor: text.optional().describe('Name, or part of it, or id of who did it'),
  actorId: text.optional(),
  action: z.string().max(100).optional().describe('What the action begins with, such as `files.`'),
  subject: text.optional().describe('Name, or part of it, or id of what it was done to'),
  subjectKind: z.string().max(50).optional(),
  subjectId: text.optional(),
  from: z.coerce.date().optional().describe('From this moment on'),
  to: z.coerce.date().optional().describe('Before this moment'),
  text: z.string().max(200).optional().describe('Words, or their beginnings, all of which occur'),
});

const query = pageQueryOf(entryPlace).extend(filter.shape);

const entry = z
  .object({
    sequence: z.number().int(),
    id: z.string(),
    occurredAt: z.iso.datetime(),
    actor: z.object({ kind: z.enum(['person', 'key', 'system']), id: z.string(), name: z.string() }),
    action: z.string(),
    subject: z.object({ kind: z.string(), id: z.string() }),
    projectId: z.string().nullable(),
    correlationId: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'AuditEntry' });

const show = (entry: AuditEntry) => ({ ...entry, occurredAt: entry.occurredAt.toISOString() });

const named = z.object({ kind: z.string(), id: z.string(), name: z.string() }).meta({ id: 'AuditName' });
const nameQuery = z.object({ name: text.describe('Part of the name, in any case, or the id') });
const names = z.object({ items: z.array(named).max(20) });
const showNames = (items: readonly NamedEntry[]) => ({ items: [...items] });

const head = z
  .string()
  .max(100)
  .describe('`sequence:hash`, as `verso audit head` prints it')
  .transform(readHead);

const verdict = z
  .object({
    good: z.boolean().describe('Whether nothing was wrong as far as this walked'),
    fault: z.object({ sequence: z.number().int(), kind: z.enum(faultKinds) }).nullable(),
    head: z.string().describe('The last entry found good, as `sequence:hash`'),
    total: z.number().int().describe('Entries there are'),
    next: z
      .string()
      .nullable()
      .describe('Where the walk goes on: `after` of the next request; null at its end'),
  })
  .meta({ id: 'AuditVerdict' });

function showVerdict(found: AuditVerdict) {
  const next = found.fault || found.isEnd ? null : writeHead(found);
  return { good: !found.fault, fault: found.fault ?? null, head: writeHead(found), total: found.total, next };
}

const ofHouse = {
  path: '/audit',
  ability: 'house.administer',
  params: z.object({}),
  where: 'in the whole house',
  name: (id: string) => id,
} as const;
const ofProject = {
  path: '/projects/:projectId/audit',
  ability: 'project.operate',
  params: z.object({ projectId: z.uuid() }),
  where: 'in a project',
  name: (id: string) => id.replace('Audit', 'ProjectAudit'),
} as const;

const projectOf = (params: { readonly projectId?: string }): string | undefined => params.projectId;

/** The audit over HTTP, with what of other rooms is found in it by name. */
export const auditRoutes = (kinds: readonly NamedSubjects[]) => [
  ...[ofHouse, ofProject].flatMap((scope) => searchRoutes(scope, kinds)),
  defineRoute({
    method: 'GET',
    path: '/audit/verification',
    operationId: 'verifyAudit',
    summary: 'Verify the chain of the audit, part by part',
    tag: 'Audit',
    ability: 'house.administer',
    query: z.object({
      after: head.optional().describe('`next` of the part before'),
      expect: head.optional().describe('A head that was kept elsewhere, to notice a cut or rewritten end'),
    }),
    response: verdict,
    problems: ['chain-head-invalid'],
    handle: async (context, { query: { after, expect } }) =>
      showVerdict(await verifyAudit(context, { from: after, expected: expect })),
  }),
];

interface Scope {
  readonly path: string;
  readonly ability: Ability;
  readonly params: z.ZodType<{ readonly projectId?: string }>;
  readonly where: string;
  name(operationId: string): string;
}

function searchRoutes({ path, ability, params, where, name }: Scope, kinds: readonly NamedSubjects[]) {
  const find = async (context: Context, projectId: string | undefined, search: AuditSearch) => {
    const { entries, choices } = await searchAudit(context, { projectId, kinds }, search);
    if (Object.keys(choices).length > 0) throw ambiguous(choices);
    return entries;
  };
  return [
    defineRoute({
      method: 'GET',
      path,
      operationId: name('searchAudit'),
      summary: `What was done ${where}, newest first`,
      tag: 'Audit',
      ability,
      params,
      query,
      response: pageSchema(entry),
      problems: ['audit-name-ambiguous'],
      async handle(context, { params, query: { limit, cursor: before, ...search } }) {
        const found = await find(context, projectOf(params), { ...search, before, limit: limit + 1 });
        return pageOf(found, limit, show, placeOf);
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/export`,
      operationId: name('exportAudit'),
      summary: `What was done ${where}, as a table`,
      tag: 'Audit',
      ability,
      params,
      query: filter,
      problems: ['audit-name-ambiguous'],
      async handle(context, { params, query }) {
        const stream = await exportEntries(context, { projectId: projectOf(params), kinds }, query);
        return new RouteAnswer(undefined, {
          stream,
          headers: {
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': 'attachment; filename="audit.csv"',
          },
        });
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/actors`,
      operationId: name('listAuditActors'),
      summary: `Who did something ${where}, by name`,
      tag: 'Audit',
      ability,
      params,
      query: nameQuery,
      response: names,
      handle: async (context, { params, query }) =>
        showNames(await findActors(context, query.name, projectOf(params))),
    }),
    defineRoute({
      method: 'GET',
      path: `${path}/subjects`,
      operationId: name('listAuditSubjects'),
      summary: `What something was done to ${where}, by name`,
      tag: 'Audit',
      ability,
      params,
      query: nameQuery,
      response: names,
      handle: async (context, { params, query }) =>
        showNames(await findSubjects(context, kinds, query.name, projectOf(params))),
    }),
  ];
}

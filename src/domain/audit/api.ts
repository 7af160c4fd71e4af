import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { pageOf, pageQueryOf, pageSchema } from '#platform/web';
import type { AuditEntry } from './audit-entry.ts';
import { searchHouse, searchProject } from './search-entries.ts';

/** The place of an entry in a list, as a cursor says it. */
export const entryPlace = z
  .string()
  .regex(/^\d{1,15}\.\d{1,15}$/, 'is not a cursor of this list')
  .transform((text) => {
    const [time, sequence] = text.split('.').map(Number);
    return { occurredAt: new Date(time!), sequence: sequence! };
  });
export const placeOf = ({ occurredAt, sequence }: AuditEntry) => `${occurredAt.getTime()}.${sequence}`;

const query = pageQueryOf(entryPlace).extend({
  actorId: z.string().max(200).optional(),
  action: z.string().max(100).optional().describe('What the action begins with, such as `files.`'),
  subjectKind: z.string().max(50).optional(),
  subjectId: z.string().max(200).optional(),
  from: z.coerce.date().optional().describe('From this moment on'),
  to: z.coerce.date().optional().describe('Before this moment'),
  text: z.string().max(200).optional().describe('Words, or their beginnings, all of which occur'),
});

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

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/audit',
    operationId: 'searchAudit',
    summary: 'What was done in the whole house, newest first',
    tag: 'Audit',
    ability: 'house.administer',
    query,
    response: pageSchema(entry),
    async handle(context, { query: { limit, cursor: before, ...search } }) {
      const found = await searchHouse(context, { ...search, before, limit: limit + 1 });
      return pageOf(found, limit, show, placeOf);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/audit',
    operationId: 'searchProjectAudit',
    summary: 'What was done in a project, newest first',
    tag: 'Audit',
    ability: 'project.operate',
    params: z.object({ projectId: z.uuid() }),
    query,
    response: pageSchema(entry),
    async handle(context, { params, query: { limit, cursor: before, ...search } }) {
      const found = await searchProject(context, params.projectId, { ...search, before, limit: limit + 1 });
      return pageOf(found, limit, show, placeOf);
    },
  }),
];

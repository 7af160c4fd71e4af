import { z } from 'zod';
import { defineRoute } from '#domain/context';
import type { AuditEntry } from './audit-entry.ts';
import { type EntryPage, searchHouse, searchProject } from './search-entries.ts';

const query = z.object({
  actorId: z.string().max(200).optional(),
  action: z.string().max(100).optional().describe('What the action begins with, such as `files.`'),
  subjectKind: z.string().max(50).optional(),
  subjectId: z.string().max(200).optional(),
  from: z.coerce.date().optional().describe('From this moment on'),
  to: z.coerce.date().optional().describe('Before this moment'),
  text: z.string().max(200).optional().describe('Words, or their beginnings, all of which occur'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(100).optional(),
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

const response = z.object({ items: z.array(entry), next: z.string().nullable() });

const show = ({ items, next }: EntryPage) => ({ items: items.map(showEntry), next });
const showEntry = (entry: AuditEntry) => ({ ...entry, occurredAt: entry.occurredAt.toISOString() });

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/audit',
    operationId: 'searchAudit',
    summary: 'What was done in the whole house, newest first',
    tag: 'Audit',
    ability: 'house.administer',
    query,
    response,
    problems: ['cursor-invalid'],
    async handle(context, input) {
      return show(await searchHouse(context, input.query));
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
    response,
    problems: ['cursor-invalid'],
    async handle(context, { params, query }) {
      return show(await searchProject(context, params.projectId, query));
    },
  }),
];

import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { nameOf, pageOf, pageQuery, pageSchema } from '#platform/web';
import { createKey } from './create-key.ts';
import { type ApiKey, listKeys, revokeKey, scopes } from './keys.ts';

const scope = z.enum(scopes);
const moment = z.iso.datetime();
const tag = 'People and keys';
const key = z
  .object({
    id: z.string(),
    name: z.string(),
    start: z.string(),
    ownerId: z.string(),
    scopes: z.array(scope),
    projects: z.array(z.string()).nullable(),
    expiresAt: moment.nullable(),
    lastUsedAt: moment.nullable(),
    createdAt: moment,
  })
  .meta({ id: 'ApiKey' });

const showKey = (value: ApiKey) => ({
  id: value.id,
  name: value.name,
  start: value.start,
  ownerId: value.ownerId,
  scopes: [...value.scopes],
  projects: value.projects && [...value.projects],
  expiresAt: value.expiresAt?.toISOString() ?? null,
  lastUsedAt: value.lastUsedAt?.toISOString() ?? null,
  createdAt: value.createdAt.toISOString(),
});

export const keyRoutes = [
  defineRoute({
    method: 'GET',
    path: '/keys',
    operationId: 'listKeys',
    summary: 'Your API keys, or everybody’s',
    tag,
    ability: 'house.read',
    query: pageQuery.extend({ all: z.stringbool().default(false) }),
    response: pageSchema(key),
    problems: ['person-needed'],
    async handle(context, { query: { limit, cursor, all } }) {
      return pageOf(await listKeys(context, { all, limit: limit + 1, after: cursor }), limit, showKey);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/keys',
    operationId: 'createKey',
    summary: 'Make an API key; its secret is shown this once',
    tag,
    ability: 'house.read',
    body: z.object({
      name: nameOf(100),
      scopes: z.array(scope).min(1).max(4),
      projects: z.array(z.uuid()).min(1).max(1_000).optional(),
      days: z.number().int().min(1).max(3_660).optional(),
    }),
    response: key.extend({ secret: z.string() }),
    problems: ['person-needed'],
    example: { body: { name: 'Document system', scopes: ['read', 'write'], days: 365 } },
    async handle(context, { body }) {
      const made = await createKey(context, body);
      return { ...showKey(made), secret: made.secret };
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/keys/:keyId',
    operationId: 'revokeKey',
    summary: 'End an API key at once',
    tag,
    ability: 'house.read',
    params: z.object({ keyId: z.string() }),
    problems: ['key-unknown'],
    async handle(context, { params }) {
      await revokeKey(context, params.keyId);
    },
  }),
];

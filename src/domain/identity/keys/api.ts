import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { createKey } from './create-key.ts';
import { type ApiKey, listKeys, revokeKey } from './keys.ts';

const scope = z.enum(['read', 'write', 'review', 'administer']);
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
const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

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

/** The last id, encoded so that nobody builds on what it is. */
const cursorOf = (id: string) => Buffer.from(id).toString('base64url');
const afterOf = (cursor: string | undefined) => cursor && Buffer.from(cursor, 'base64url').toString();

function pageOf<T extends { readonly id: string }, R>(
  rows: readonly T[],
  limit: number,
  show: (row: T) => R,
) {
  const items = rows.slice(0, limit);
  return { items: items.map(show), next: rows.length > limit ? cursorOf(items.at(-1)!.id) : null };
}

export const keyRoutes = [
  defineRoute({
    method: 'GET',
    path: '/keys',
    operationId: 'listKeys',
    summary: 'Your API keys, or everybody’s',
    tag,
    ability: 'house.read',
    query: page.extend({ all: z.stringbool().default(false) }),
    response: z.object({ items: z.array(key), next: z.string().nullable() }),
    problems: ['person-needed'],
    async handle(context, { query: { limit, cursor, all } }) {
      return pageOf(
        await listKeys(context, { all, limit: limit + 1, after: afterOf(cursor) }),
        limit,
        showKey,
      );
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
      name: z.string().trim().min(1).max(100),
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

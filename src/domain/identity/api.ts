import { z } from 'zod';
import { defineRoute, requireInHouse, type Scope } from '#domain/context';
import { changePerson } from './change-person.ts';
import { createPerson, resetPassword } from './create-person.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';
import { createFirstAdministrator, setPassword } from './one-time-links.ts';
import { identityProblem } from './problems.ts';
import { findPerson, listPeople, type Person } from './queries.ts';

const role = z.enum(['administrator', 'operator', 'reviewer']);
const scope = z.enum(['read', 'write', 'review', 'administer']);
const email = z.email().max(254);
const name = z.string().trim().min(1).max(200);
const password = z.string().min(12).max(256);
const moment = z.iso.datetime();

const person = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role,
    disabled: z.boolean(),
    secondFactor: z.boolean(),
    createdAt: moment,
  })
  .meta({ id: 'Person' });
const link = z.object({ path: z.string(), expiresAt: moment }).meta({ id: 'PasswordLink' });
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
const actor = z
  .object({
    kind: z.enum(['person', 'key', 'system']),
    id: z.string(),
    name: z.string(),
    role,
    projects: z.union([z.literal('all'), z.record(z.string(), z.enum(['operator', 'reviewer']))]),
    scopes: z.array(scope).nullable(),
  })
  .meta({ id: 'Actor' });

const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
});

const one = z.object({ personId: z.string() });
const tag = 'People and keys';

const toPerson = (value: Person) => ({ ...value, createdAt: value.createdAt.toISOString() });
const toLink = (value: { path: string; expiresAt: Date }) => ({
  ...value,
  expiresAt: value.expiresAt.toISOString(),
});
const toKey = (value: Awaited<ReturnType<typeof listKeys>>[number]) => ({
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

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/me',
    operationId: 'getMe',
    summary: 'Who the session or key belongs to, and what it may do',
    tag,
    ability: 'house.read',
    response: actor,
    async handle({ actor }) {
      requireInHouse(actor, 'house.read');
      const { kind, id, name, role } = actor;
      const projects = actor.projects === 'all' ? ('all' as const) : Object.fromEntries(actor.projects);
      return { kind, id, name, role, projects, scopes: actor.scopes ? ([...actor.scopes] as Scope[]) : null };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/people',
    operationId: 'listPeople',
    summary: 'Everybody with an account',
    tag,
    ability: 'house.administer',
    query: page,
    response: z.object({ items: z.array(person), next: z.string().nullable() }),
    async handle(context, { query: { limit, cursor } }) {
      requireInHouse(context.actor, 'house.administer');
      return pageOf(
        await listPeople(context.db, { limit: limit + 1, after: afterOf(cursor) }),
        limit,
        toPerson,
      );
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/people',
    operationId: 'createPerson',
    summary: 'Create an account and a one-time link with which its password is set',
    tag,
    ability: 'house.administer',
    body: z.object({ email, name, role: role.default('reviewer') }),
    response: z.object({ person, link }),
    problems: ['person-exists'],
    example: { body: { email: 'ada@example.org', name: 'Ada Example', role: 'operator' } },
    async handle(context, { body }) {
      const made = await createPerson(context, body);
      return { person: toPerson(made.person), link: toLink(made.link) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/people/:personId',
    operationId: 'getPerson',
    summary: 'One account',
    tag,
    ability: 'house.administer',
    params: one,
    response: person,
    problems: ['person-unknown'],
    async handle(context, { params }) {
      requireInHouse(context.actor, 'house.administer');
      const found = await findPerson(context.db, params.personId);
      if (!found) throw identityProblem('person-unknown', { detail: params.personId });
      return toPerson(found);
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/people/:personId',
    operationId: 'changePerson',
    summary: 'Change a person’s name or role, disable or enable them, take away a lost second factor',
    tag,
    ability: 'house.administer',
    params: one,
    body: z.object({ name, role, disabled: z.boolean(), secondFactor: z.literal(false) }).partial(),
    response: person,
    problems: ['person-unknown', 'last-administrator'],
    example: { body: { role: 'reviewer' } },
    async handle(context, { params, body }) {
      return toPerson(await changePerson(context, params.personId, body));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/people/:personId/password-reset',
    operationId: 'resetPassword',
    summary: 'Make a one-time link with which a person sets a new password',
    tag,
    ability: 'house.administer',
    params: one,
    response: link,
    problems: ['person-unknown'],
    async handle(context, { params }) {
      return toLink(await resetPassword(context, params.personId));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/first-administrator',
    operationId: 'createFirstAdministrator',
    summary: 'Create the first administrator with the one-time link that was printed at the start',
    tag,
    ability: undefined,
    body: z.object({ token: z.string().max(200), email, name, password }),
    response: person,
    problems: ['link-invalid', 'password-unsuitable'],
    async handle(context, { body }) {
      return toPerson(await createFirstAdministrator(context, body));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/password',
    operationId: 'setPassword',
    summary: 'Set a password with a one-time link',
    tag,
    ability: undefined,
    body: z.object({ token: z.string().max(200), password }),
    status: 204,
    problems: ['link-invalid', 'password-unsuitable'],
    async handle(context, { body }) {
      await setPassword(context, body);
    },
  }),
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
      return pageOf(await listKeys(context, { all, limit: limit + 1, after: afterOf(cursor) }), limit, toKey);
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
      return { ...toKey(made), secret: made.secret };
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

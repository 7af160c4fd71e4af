import { type Context, requireInHouse, type Scope } from '#domain/context';
import { keyMaker } from './accounts.ts';
import { readKeyLimits } from './key-limits.ts';
import { identityProblem } from './problems.ts';
import { deleteKey, findKeyRow, findPerson, type KeyRow, listKeyRows } from './queries.ts';

/** A key without its secret. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** First characters of the secret, to tell keys apart by. */
  readonly start: string;
  readonly ownerId: string;
  readonly scopes: readonly Scope[];
  /** Null: all projects of its owner. */
  readonly projects: readonly string[] | null;
  readonly expiresAt: Date | null;
  /** To the minute. */
  readonly lastUsedAt: Date | null;
  readonly createdAt: Date;
}

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly projects?: readonly string[];
  /** Days until it expires, 1 to 3660; undefined: never. */
  readonly days?: number;
}

/** Makes a key of the person who asks; its secret is given this once and stored hashed. */
export function createKey(context: Context, input: NewKey): Promise<ApiKey & { readonly secret: string }> {
  requireInHouse(context.actor, 'house.read');
  return createKeyFor(context, requirePerson(context), input);
}

/** Makes a key of another person; for administrators. Throws `person-unknown`. */
export async function createKeyOf(
  context: Context,
  ownerId: string,
  input: NewKey,
): Promise<ApiKey & { readonly secret: string }> {
  requireInHouse(context.actor, 'house.administer');
  if (!(await findPerson(context.db, ownerId))) throw identityProblem('person-unknown', { detail: ownerId });
  return createKeyFor(context, ownerId, input);
}

async function createKeyFor(context: Context, ownerId: string, { name, scopes, projects, days }: NewKey) {
  const made = await keyMaker(context).createApiKey({
    body: {
      userId: ownerId,
      name,
      permissions: { verso: [...new Set(scopes)] },
      ...(days !== undefined && { expiresIn: days * 86_400 }),
      ...(projects && { metadata: { projects: [...new Set(projects)] } }),
    },
  });
  const key = toKey((await findKeyRow(context.db, made.id))!);
  context.record({
    action: 'identity.create-key',
    subject: { kind: 'key', id: key.id },
    after: { name, ownerId, scopes: key.scopes, projects: key.projects, expiresAt: key.expiresAt },
  });
  return { ...key, secret: made.key };
}

/** Keys by age: of the person who asks, or with `all`, for administrators, everybody's. */
export async function listKeys(
  context: Context,
  page: { readonly all?: boolean; readonly after?: string; readonly limit: number },
): Promise<ApiKey[]> {
  requireInHouse(context.actor, page.all ? 'house.administer' : 'house.read');
  const ownerId = page.all ? undefined : requirePerson(context);
  const rows = await listKeyRows(context.db, { ownerId, after: page.after, limit: page.limit });
  return rows.map(toKey);
}

/** Ends a key at once; one's own, or as administrator anybody's. Throws `key-unknown`. */
export async function revokeKey(context: Context, id: string): Promise<void> {
  requireInHouse(context.actor, 'house.read');
  const row = await findKeyRow(context.db, id);
  const isOwn = context.actor.kind === 'person' && row?.referenceId === context.actor.id;
  if (!row || (!isOwn && context.actor.role !== 'administrator'))
    throw identityProblem('key-unknown', { detail: id });
  if (!isOwn) requireInHouse(context.actor, 'house.administer');
  await deleteKey(context.db, id);
  const { name, ownerId, scopes } = toKey(row);
  context.record({
    action: 'identity.revoke-key',
    subject: { kind: 'key', id },
    before: { name, ownerId, scopes },
  });
}

/** Keys belong to people: a key can neither make keys nor see those of its owner. */
function requirePerson({ actor }: Context): string {
  if (actor.kind !== 'person') throw identityProblem('person-needed');
  return actor.id;
}

function toKey(row: KeyRow): ApiKey {
  const { scopes, projects } = readKeyLimits(row);
  return {
    id: row.id,
    name: row.name ?? '',
    start: row.start ?? '',
    ownerId: row.referenceId,
    scopes,
    projects: projects ?? null,
    expiresAt: row.expiresAt,
    lastUsedAt: row.lastRequest,
    createdAt: row.createdAt,
  };
}

import { type Context, requireInHouse, type Scope } from '#domain/context';
import { readKeyLimits } from './key-limits.ts';
import { keyProblem } from './problems.ts';
import { deleteKey, findKeyRow, type KeyRow, listKeyRows } from './queries.ts';

/** What a key may be for; none includes another. */
export const scopes = ['read', 'write', 'review', 'administer'] as const satisfies readonly Scope[];

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

/** One's own key, or as administrator anybody's. Throws `key-unknown`. */
export async function findKey({ actor, db }: Context, id: string): Promise<ApiKey> {
  requireInHouse(actor, 'house.read');
  const row = await findKeyRow(db, id);
  const isOwn = actor.kind === 'person' && row?.referenceId === actor.id;
  if (!row || (!isOwn && actor.role !== 'administrator')) throw keyProblem('key-unknown', { detail: id });
  if (!isOwn) requireInHouse(actor, 'house.administer');
  return toKey(row);
}

/** Ends a key at once; one's own, or as administrator anybody's. Throws `key-unknown`. */
export async function revokeKey(context: Context, id: string): Promise<void> {
  const { name, ownerId, scopes } = await findKey(context, id);
  await deleteKey(context.db, id);
  context.record({
    action: 'identity.revoke-key',
    subject: { kind: 'key', id },
    before: { name, ownerId, scopes },
  });
}

/** Keys belong to people: a key can neither make keys nor see those of its owner. */
export function requirePerson({ actor }: Context): string {
  if (actor.kind !== 'person') throw keyProblem('person-needed');
  return actor.id;
}

/** A key as it is stored, read. */
export function toKey(row: KeyRow): ApiKey {
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

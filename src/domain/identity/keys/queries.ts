import type { Database } from '#platform/database';
import type { KeyTables } from './tables.ts';

const tables = (db: Database) => db.withTables<KeyTables>();

export interface KeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly start: string | null;
  readonly referenceId: string;
  readonly lastRequest: Date | null;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
  readonly permissions: string | null;
  readonly metadata: string | null;
}

const keyColumns = [
  'id',
  'name',
  'start',
  'referenceId',
  'lastRequest',
  'expiresAt',
  'createdAt',
  'permissions',
  'metadata',
] as const;

/** By id; of one owner or of everybody. */
export function listKeyRows(
  db: Database,
  page: { readonly ownerId?: string; readonly after?: string; readonly limit: number },
): Promise<KeyRow[]> {
  let query = tables(db).selectFrom('api_keys').select(keyColumns).orderBy('id').limit(page.limit);
  if (page.ownerId !== undefined) query = query.where('referenceId', '=', page.ownerId);
  if (page.after !== undefined) query = query.where('id', '>', page.after);
  return query.execute();
}

export function findKeyRow(db: Database, id: string): Promise<KeyRow | undefined> {
  return tables(db).selectFrom('api_keys').select(keyColumns).where('id', '=', id).executeTakeFirst();
}

export async function deleteKey(db: Database, id: string): Promise<void> {
  await tables(db).deleteFrom('api_keys').where('id', '=', id).execute();
}

/** Notes when a key was last used. */
export async function updateKeyUse(db: Database, id: string, now: Date): Promise<void> {
  await tables(db).updateTable('api_keys').set({ lastRequest: now }).where('id', '=', id).execute();
}

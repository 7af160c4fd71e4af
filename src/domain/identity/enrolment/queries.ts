import type { Database } from '#platform/database';
import type { EnrolmentTables } from './tables.ts';

const tables = (db: Database) => db.withTables<EnrolmentTables>();

export async function insertLink(
  db: Database,
  link: { readonly hash: Uint8Array; readonly userId: string | null; readonly expiresAt: Date },
): Promise<void> {
  await tables(db)
    .deleteFrom('one_time_links')
    .where('user_id', 'is not distinct from', link.userId)
    .execute();
  await tables(db)
    .insertInto('one_time_links')
    .values({ token_hash: Buffer.from(link.hash), user_id: link.userId, expires_at: link.expiresAt })
    .execute();
}

export interface OneTimeLink {
  readonly userId: string | null;
}

export async function findLink(db: Database, hash: Uint8Array, now: Date): Promise<OneTimeLink | undefined> {
  const row = await tables(db)
    .selectFrom('one_time_links')
    .select('user_id')
    .where('token_hash', '=', Buffer.from(hash))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { userId: row.user_id };
}

/** Deletes a link; of two who try at once only one gets it. */
export async function takeLink(db: Database, hash: Uint8Array, now: Date): Promise<OneTimeLink | undefined> {
  const row = await tables(db)
    .deleteFrom('one_time_links')
    .where('token_hash', '=', Buffer.from(hash))
    .where('expires_at', '>', now)
    .returning('user_id')
    .executeTakeFirst();
  return row && { userId: row.user_id };
}

import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** Forgets sessions, links, verifications and counts of attempts that have been over for a day; how many there were. */
export async function deleteExpired(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 86_400_000);
  const statements = [
    sql`delete from user_sessions where "expiresAt" < ${before}`,
    sql`delete from user_verifications where "expiresAt" < ${before}`,
    sql`delete from one_time_links where expires_at < ${before}`,
    sql`delete from sign_in_rates where "lastRequest" < ${before.getTime()}`,
  ];
  let deleted = 0;
  for (const statement of statements) deleted += Number((await statement.execute(db)).numAffectedRows ?? 0);
  return deleted;
}

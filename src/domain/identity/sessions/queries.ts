import { sql } from 'kysely';
import { type Database, newId } from '#platform/database';

/** Counts an attempt in its window of milliseconds, which begins with the first attempt after the last one ended. */
export async function insertAttempt(
  db: Database,
  key: string,
  now: Date,
  window: number,
): Promise<{ readonly count: number; readonly since: number }> {
  const time = now.getTime();
  const { rows } = await sql<{ count: number; since: number }>`
    insert into sign_in_rates as r (id, key, count, "lastRequest") values (${newId()}, ${key}, 1, ${time})
    on conflict (key) do update set
      count = case when r."lastRequest" <= ${time - window} then 1 else r.count + 1 end,
      "lastRequest" = case when r."lastRequest" <= ${time - window} then ${time} else r."lastRequest" end
    returning r.count, r."lastRequest" as since`.execute(db);
  return rows[0]!;
}

export async function deleteAttempts(db: Database, key: string): Promise<void> {
  await sql`delete from sign_in_rates where key = ${key}`.execute(db);
}

export async function deleteSession(db: Database, token: string): Promise<void> {
  await sql`delete from user_sessions where token = ${token}`.execute(db);
}

import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** What a field of the payload holds in jobs of these queues that wait or are at work; one scan of what is open. */
export async function listOpenValues(
  db: Database,
  queues: readonly string[],
  field: string,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ value: string }>`
    select distinct data->>${field} as value from queue.job
    where name = any(${queues}) and state < 'completed' and data->>${field} is not null`.execute(db);
  return new Set(rows.map(({ value }) => value));
}

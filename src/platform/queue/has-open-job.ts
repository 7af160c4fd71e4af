import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** Whether queues hold a job that waits or is at work and whose payload holds these values. */
export async function hasOpenJob(
  db: Database,
  queues: readonly string[],
  values: Readonly<Record<string, unknown>>,
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from queue.job
      where name = any(${queues}) and state < 'completed' and data @> ${JSON.stringify(values)}::jsonb) as found`.execute(
    db,
  );
  return rows[0]!.found;
}

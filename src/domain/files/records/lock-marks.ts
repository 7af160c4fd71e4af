import { sql } from 'kysely';
import type { Database } from '#platform/database';

/** What two uploads, or an upload and a change, must not do with at the same time. */
export type Mark = `name ${string}` | `sha256 ${string}` | `key ${string}`;

/**
 * Lets one at a time do something with a name, an external key or equal bytes in a project, until the transaction ends.
 * The locks are taken in one order, and before any file is locked, so that nobody waits for each other in a circle.
 */
export async function lockMarks(db: Database, projectId: string, marks: readonly Mark[]): Promise<void> {
  await sql`select pg_advisory_xact_lock(number) from (
    select distinct hashtextextended('files ' || ${projectId} || ' ' || mark, 0) as number
    from unnest(${[...marks]}::text[]) as mark order by 1) as locks`.execute(db);
}

import { sql } from 'kysely';
import type { Database } from './database.ts';

/** What `verso doctor` asks of a server. */
export interface DatabaseFacts {
  /** As 150013. */
  readonly version: number;
  readonly versionText: string;
  /** Extensions that can be had, installed or not. */
  readonly extensions: ReadonlySet<string>;
  /** How far the server's clock is ahead of this process's, in milliseconds. */
  readonly clockAhead: number;
  readonly maxConnections: number;
  /** Whether it knows letters beyond a to z as letters, and which are small and capital. */
  readonly knowsLetters: boolean;
}

interface Answer {
  readonly now: Date;
  readonly version: number;
  readonly text: string;
  readonly connections: number;
  readonly letters: boolean;
}

/** Asks the server about itself; rejects where it cannot be reached. */
export async function readDatabaseFacts(db: Database): Promise<DatabaseFacts> {
  await sql`select 1`.execute(db);
  const before = Date.now();
  const { rows } = await sql<Answer>`
    select clock_timestamp() as now, current_setting('server_version_num')::int as version,
      current_setting('server_version') as text, current_setting('max_connections')::int as connections,
      lower('ÄЖ') = 'äж' and '山' ~ '^[[:alnum:]]$' as letters`.execute(db);
  const middle = (before + Date.now()) / 2;
  const { rows: extensions } = await sql<{ name: string }>`select name from pg_available_extensions`.execute(
    db,
  );
  const { now, version, text, connections, letters } = rows[0]!;
  return {
    version,
    versionText: text,
    extensions: new Set(extensions.map(({ name }) => name)),
    clockAhead: Math.round(now.getTime() - middle),
    maxConnections: connections,
    knowsLetters: letters,
  };
}

import { getRandomValues } from 'node:crypto';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { v7 } from 'uuid';
import { PreparingClient } from './prepared.ts';

/**
 * PostgreSQL as a pool or as one transaction. Each room knows its own tables: `db.withTables<RunTables>()` in its
 * `queries.ts`, nowhere else.
 */
// biome-ignore lint/complexity/noBannedTypes: no table is known until a room names its own
export type Database = Kysely<{}>;

export interface DatabaseOptions {
  /** postgres://… */
  readonly url: string;
  /** Most connections; default 10. */
  readonly connections?: number;
  /** Called for trouble on idle connections, which the pool replaces by itself. */
  onError?(error: Error): void;
  /** As PostgreSQL shows it in pg_stat_activity. */
  readonly applicationName?: string;
}

/** Counts beyond 2^53 do not occur here: bigint columns are read as numbers. */
const bigintType = 20;
pg.types.setTypeParser(bigintType, Number);

/** Opens a pool; no connection is made until one is needed. Close it with `destroy()`. */
export function openDatabase({ url, connections = 10, onError, applicationName }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: connections,
    application_name: applicationName ?? 'verso',
    connectionTimeoutMillis: 15_000,
    keepAlive: true,
    // PostgreSQL would compile what it takes for costly, which takes longer than anything that is asked here.
    onConnect: (client) => client.query('set jit = off'),
  });
  pool.on('error', (error) => onError?.(error));
  // A client in use reports a cut connection twice: to its query, and here, where nobody listens otherwise.
  pool.on('connect', (client) => client.on('error', () => {}));
  // biome-ignore lint/complexity/noBannedTypes: see Database
  return new Kysely<{}>({ dialect: new PostgresDialect({ pool }) });
}

const randomBytes = new Uint8Array(16 * 256);
let usedBytes = randomBytes.length;
let lastMoment = 0;
let sequence = 0;

/** A new id: UUID version 7, so that ids sort by the time they were made. */
export function newId(): string {
  // Random bytes for one id cost ten times as much when they are asked for one id at a time.
  if (usedBytes === randomBytes.length) {
    getRandomValues(randomBytes);
    usedBytes = 0;
  }
  const random = randomBytes.subarray(usedBytes, usedBytes + 16);
  usedBytes += 16;
  const now = Date.now();
  if (now > lastMoment) {
    lastMoment = now;
    sequence = (random[0]! << 23) | (random[1]! << 15) | (random[2]! << 7);
  } else sequence = (sequence + 1) | 0;
  return v7({ random, msecs: lastMoment, seq: sequence });
}

/** Makes ids of this process sort behind one that another made, whose clock may be ahead. */
export function makeIdsAfter(id: string): void {
  lastMoment = Math.max(lastMoment, Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) + 1);
}

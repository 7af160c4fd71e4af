import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { ChainedEntry, ChainHead } from './audit-entry.ts';
import { entryColumns, toEntry } from './stored-entry.ts';
import type { AuditTables } from './tables.ts';

const tables = (db: Database) => db.withTables<AuditTables>();

/** Any number, the same for every writer of the chain. */
const chainLock = 7_265_310_422;

/** Makes this transaction the only one that writes the chain until it ends. */
export async function lockChain(transaction: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${chainLock})`.execute(transaction);
}

export function findChainHead(db: Database): Promise<ChainHead | undefined> {
  const query = tables(db).selectFrom('audit_entries').select(['sequence', 'hash']);
  return query.orderBy('sequence', 'desc').limit(1).executeTakeFirst();
}

export function findLink(db: Database, sequence: number): Promise<ChainHead | undefined> {
  const query = tables(db).selectFrom('audit_entries').select(['sequence', 'hash']);
  return query.where('sequence', '=', sequence).executeTakeFirst();
}

/** Parameters of one statement are limited to 65,535. */
const rowsPerStatement = 1_000;

export async function insertEntries(transaction: Database, entries: readonly ChainedEntry[]): Promise<void> {
  for (let start = 0; start < entries.length; start += rowsPerStatement) {
    const rows = entries.slice(start, start + rowsPerStatement).map(toRow);
    await tables(transaction).insertInto('audit_entries').values(rows).execute();
  }
}

function toRow(entry: ChainedEntry) {
  return {
    sequence: entry.sequence,
    id: entry.id,
    occurred_at: entry.occurredAt,
    actor_kind: entry.actor.kind,
    actor_id: entry.actor.id,
    actor_name: entry.actor.name,
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    project_id: entry.projectId,
    correlation_id: entry.correlationId,
    before: entry.before === null ? null : JSON.stringify(entry.before),
    after: entry.after === null ? null : JSON.stringify(entry.after),
    reason: entry.reason,
    previous_hash: Buffer.from(entry.previousHash),
    hash: Buffer.from(entry.hash),
  };
}

/** Entries after a sequence with their links, in the order of the chain. */
export async function listChain(db: Database, after: number, limit: number): Promise<ChainedEntry[]> {
  const rows = await tables(db)
    .selectFrom('audit_entries')
    .select([...entryColumns, 'previous_hash', 'hash'])
    .where('sequence', '>', after)
    .orderBy('sequence')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...toEntry(row), previousHash: row.previous_hash, hash: row.hash }));
}

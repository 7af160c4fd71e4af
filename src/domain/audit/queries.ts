import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { Database } from '#platform/database';
import type { AuditEntry, ChainedEntry, ChainHead } from './audit-entry.ts';
import type { AuditEntriesTable, AuditTables } from './tables.ts';

const tables = (db: Database) => db.withTables<AuditTables>();

/** Any number, the same for every writer of the chain. */
const chainLock = 7_265_310_422;

const entryColumns = [
  'sequence',
  'id',
  'occurred_at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'subject_kind',
  'subject_id',
  'project_id',
  'correlation_id',
  'before',
  'after',
  'reason',
] as const;

type EntryRow = Pick<Selectable<AuditEntriesTable>, (typeof entryColumns)[number]>;

function toEntry(row: EntryRow): AuditEntry {
  return {
    sequence: row.sequence,
    id: row.id,
    occurredAt: row.occurred_at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    projectId: row.project_id,
    correlationId: row.correlation_id,
    before: row.before,
    after: row.after,
    reason: row.reason,
  };
}

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

export interface EntrySearch {
  readonly projectId?: string;
  readonly actorId?: string;
  /** What the action begins with. */
  readonly action?: string;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  /** From this moment on. */
  readonly from?: Date;
  /** Before this moment. */
  readonly to?: Date;
  /** Beginnings of words, all of which occur. */
  readonly words?: readonly string[];
  /** Place of the last entry of the page before. */
  readonly before?: { readonly occurredAt: Date; readonly sequence: number };
  readonly limit: number;
}

/** Newest first. */
export async function listEntries(db: Database, search: EntrySearch): Promise<AuditEntry[]> {
  const rows = await entrySearch(db, search).execute();
  return rows.map(toEntry);
}

/** The search as a query, so that its plan can be looked at. */
export function entrySearch(db: Database, search: EntrySearch) {
  return tables(db)
    .selectFrom('audit_entries')
    .select(entryColumns)
    .where((expression) => expression.and(conditions(expression, search)))
    .orderBy('occurred_at', 'desc')
    .orderBy('sequence', 'desc')
    .limit(search.limit);
}

function conditions(where: ExpressionBuilder<AuditTables, 'audit_entries'>, search: EntrySearch) {
  const { before, words } = search;
  return [
    search.projectId !== undefined && where('project_id', '=', search.projectId),
    search.actorId !== undefined && where('actor_id', '=', search.actorId),
    search.action !== undefined && where('action', 'like', `${escapeLike(search.action)}%`),
    search.subjectKind !== undefined && where('subject_kind', '=', search.subjectKind),
    search.subjectId !== undefined && where('subject_id', '=', search.subjectId),
    search.from && where('occurred_at', '>=', search.from),
    search.to && where('occurred_at', '<', search.to),
    before && sql<boolean>`(occurred_at, sequence) < (${before.occurredAt}, ${before.sequence})`,
    words?.length && sql<boolean>`words @@ to_tsquery('simple', ${prefixQuery(words)})`,
  ].filter((condition) => !!condition);
}

/** Words hold no quotes or backslashes any more (see searchWords), so quoting them is enough. */
function prefixQuery(words: readonly string[]): string {
  return words.map((word) => `'${word}':*`).join(' & ');
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

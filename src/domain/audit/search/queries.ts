import { type ExpressionBuilder, sql } from 'kysely';
import { type AuditEntry, type AuditTables, entryColumns, toEntry } from '#domain/audit/chain';
import { containing, type Database } from '#platform/database';

const tables = (db: Database) => db.withTables<AuditTables>();

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

/** Somebody or something the audit tells of. */
export interface NamedEntry {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** Whose entries, and of what. */
export interface NameSought {
  /** An id, or a part of a name. */
  readonly text: string;
  readonly projectId: string | undefined;
  readonly limit: number;
}

/**
 * Those who did something, by their id or their name as their last entry has it. It steps from one actor to the next through
 * an index that begins with them, so its cost is that of the actors, not of the entries.
 */
export async function listActors(
  db: Database,
  { text, projectId, limit }: NameSought,
): Promise<NamedEntry[]> {
  const within = projectId === undefined ? sql`true` : sql`project_id = ${projectId}::uuid`;
  const { rows } = await sql<NamedEntry>`
    with recursive actors (id) as (
      (select actor_id from audit_entries where ${within} order by actor_id limit 1)
      union all
      select (select actor_id from audit_entries where ${within} and actor_id > actors.id order by actor_id limit 1)
      from actors where actors.id is not null
    )
    select last.actor_kind as kind, actors.id, last.actor_name as name
    from actors cross join lateral (
      select actor_kind, actor_name from audit_entries where ${within} and actor_id = actors.id
      order by occurred_at desc, sequence desc limit 1
    ) last
    where actors.id = ${text} or last.actor_name ilike ${containing(text)}
    order by actors.id <> ${text}, lower(last.actor_name) <> lower(${text}), lower(last.actor_name), actors.id
    limit ${limit}`.execute(db);
  return rows;
}

/** The kinds of subjects that have this id. */
export async function listKindsOf(
  db: Database,
  id: string,
  projectId: string | undefined,
): Promise<string[]> {
  const within = projectId === undefined ? sql`` : sql`and project_id = ${projectId}::uuid`;
  const { rows } = await sql<{ kind: string }>`
    with recursive kinds (kind) as (
      (select subject_kind from audit_entries order by subject_kind limit 1)
      union all
      select (select subject_kind from audit_entries where subject_kind > kinds.kind order by subject_kind limit 1)
      from kinds where kinds.kind is not null
    )
    select kind from kinds
    where exists (select from audit_entries where subject_kind = kinds.kind and subject_id = ${id} ${within})`.execute(
    db,
  );
  return rows.map(({ kind }) => kind);
}

/** Those of these subjects of a kind to which something was done. */
export async function listAudited(
  db: Database,
  kind: string,
  ids: readonly string[],
  projectId: string | undefined,
): Promise<ReadonlySet<string>> {
  const within = projectId === undefined ? sql`` : sql`and project_id = ${projectId}::uuid`;
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${ids}::text[]) as sought (id)
    where exists (select from audit_entries where subject_kind = ${kind} and subject_id = sought.id ${within})`.execute(
    db,
  );
  return new Set(rows.map(({ id }) => id));
}

import { sql } from 'kysely';
import type { Database } from '#platform/database';

export type IndexState = 'building' | 'live' | 'retired';

export interface KeptIndex {
  readonly name: string;
  readonly state: IndexState;
}

export async function listIndexes(db: Database): Promise<KeptIndex[]> {
  const { rows } =
    await sql<KeptIndex>`select name, state from term_search_indexes order by created_at`.execute(db);
  return rows;
}

/** Does nothing where one is being built already. */
export async function insertIndex(db: Database, name: string, now: Date): Promise<void> {
  await sql`insert into term_search_indexes (name, state, created_at) values (${name}, 'building', ${now})
    on conflict (state) where state <> 'retired' do nothing`.execute(db);
}

export async function retireIndex(db: Database, name: string): Promise<void> {
  await sql`update term_search_indexes set state = 'retired' where name = ${name}`.execute(db);
}

/** One that is deleted on the server. */
export async function forgetIndex(db: Database, name: string): Promise<void> {
  await sql`delete from term_search_indexes where name = ${name} and state = 'retired'`.execute(db);
}

/** As if nothing had been written to it: for an index that the server has lost. */
export async function forgetProgress(db: Database, indexName: string): Promise<void> {
  await sql`delete from term_search_progress where index_name = ${indexName}`.execute(db);
}

/** The index to ask about these glossaries; undefined unless it has all of each, as it is now. */
export async function findCurrentIndex(
  db: Database,
  glossaryIds: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{ name: string; current: number }>`
    select i.name, (
      select count(*) from term_search_progress join glossaries on glossaries.id = glossary_id
      where index_name = i.name and indexed_version = version and glossary_id = any(${[...glossaryIds]}::uuid[]))::int as current
    from term_search_indexes i where i.state = 'live'`.execute(db);
  const [live] = rows;
  return live?.current === new Set(glossaryIds).size ? live.name : undefined;
}

/** Glossaries of which an index has not all, as they are now, each once. */
export async function listBehind(db: Database, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct glossaries.id from glossaries
    cross join term_search_indexes i
    left join term_search_progress p on p.index_name = i.name and p.glossary_id = glossaries.id
    where i.state <> 'retired' and p.indexed_version is distinct from glossaries.version
    order by glossaries.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}

export interface IndexLag {
  readonly name: string;
  readonly state: IndexState;
  readonly glossaries: number;
  /** Of these, those of which it does not have all. */
  readonly behind: number;
}

export async function listLags(db: Database): Promise<IndexLag[]> {
  const { rows } = await sql<IndexLag>`
    select i.name, i.state, count(glossaries.id)::int as glossaries,
      (count(glossaries.id) filter (where p.indexed_version is distinct from glossaries.version))::int as behind
    from term_search_indexes i left join glossaries on true
    left join term_search_progress p on p.index_name = i.name and p.glossary_id = glossaries.id
    where i.state <> 'retired' group by i.name, i.state, i.created_at order by i.created_at`.execute(db);
  return rows;
}

/**
 * An index that was built becomes the one that is asked, and that one is to be deleted; whether it did. Built is one that had
 * all of every glossary at some time: what changed since is behind for a moment, as after any change.
 */
export async function switchIndex(db: Database): Promise<boolean> {
  const { rows } = await sql<{ name: string }>`
    select name from term_search_indexes i where state = 'building' and not exists (
      select from glossaries left join term_search_progress p on p.glossary_id = glossaries.id and p.index_name = i.name
      where coalesce(p.indexed_version, 0) = 0) for update`.execute(db);
  const [built] = rows;
  if (!built) return false;
  await sql`update term_search_indexes set state = 'retired' where state = 'live'`.execute(db);
  await sql`update term_search_indexes set state = 'live' where name = ${built.name}`.execute(db);
  return true;
}

export interface Progress {
  readonly version: number;
  readonly indexedVersion: number;
  readonly reachedVersion: number;
  readonly reachedId: string;
}

/** How far an index has a glossary, locked; undefined where there is no such glossary or index any more. */
export async function lockProgress(
  db: Database,
  indexName: string,
  glossaryId: string,
): Promise<Progress | undefined> {
  await sql`
    insert into term_search_progress (index_name, glossary_id)
    select i.name, glossaries.id from term_search_indexes i, glossaries
    where i.name = ${indexName} and i.state <> 'retired' and glossaries.id = ${glossaryId}
    on conflict do nothing`.execute(db);
  const { rows: locked } = await sql`select 1 from term_search_progress
    where index_name = ${indexName} and glossary_id = ${glossaryId} for update`.execute(db);
  if (locked.length === 0) return undefined;
  // Read after the lock, and before what is written: what the index has is at least this version.
  const { rows } = await sql<Progress>`
    select version::float8 as version, indexed_version::float8 as "indexedVersion",
      reached_version::float8 as "reachedVersion", reached_id as "reachedId"
    from term_search_progress join glossaries on glossaries.id = glossary_id
    where index_name = ${indexName} and glossary_id = ${glossaryId}`.execute(db);
  return rows[0];
}

export async function updateProgress(
  db: Database,
  indexName: string,
  glossaryId: string,
  { indexedVersion, reachedVersion, reachedId }: Omit<Progress, 'version'>,
): Promise<void> {
  await sql`update term_search_progress set indexed_version = ${indexedVersion}, reached_version = ${reachedVersion},
    reached_id = ${reachedId} where index_name = ${indexName} and glossary_id = ${glossaryId}`.execute(db);
}

/** Concepts that have to go from an index; they are forgotten with the transaction. */
export async function takeRemovals(
  db: Database,
  indexName: string,
  glossaryId: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    delete from term_search_removals where index_name = ${indexName} and glossary_id = ${glossaryId} and concept_id in (
      select concept_id from term_search_removals where index_name = ${indexName} and glossary_id = ${glossaryId}
      order by concept_id limit ${limit})
    returning concept_id as id`.execute(db);
  return rows.map(({ id }) => id);
}

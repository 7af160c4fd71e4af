import { sql } from 'kysely';
import { unitsWithState } from '#domain/memory/retrieval';
import { isActive } from '#domain/memory/units';
import type { Database } from '#platform/database';

export interface AskedPair {
  /** Hexadecimal. */
  readonly sourceHash: string;
  readonly targetHash: string;
}

/** What a pair meets in its book. */
export interface MetUnits {
  /** Place of the pair among those asked. */
  readonly place: number;
  /** A candidate of this import with the same texts. */
  readonly ofImport: string | null;
  /** Whether an active unit has the same texts, and its import. */
  readonly isActive: boolean;
  readonly activeImport: string | null;
  /** Whether an active unit has the same source and another target. */
  readonly conflicts: boolean;
  /** A candidate of this import with the same source and another target. */
  readonly otherCandidate: string | null;
}

/**
 * What pairs meet, for those that meet anything. Each is looked up in the index of sources, whatever lies beside it. What is
 * live is gone through once for each source, not for each pair: files may have thousands of targets for one source.
 */
export async function listMet(
  db: Database,
  { bookId, importId, asked }: { bookId: number; importId: string; asked: readonly AskedPair[] },
): Promise<MetUnits[]> {
  if (asked.length === 0) return [];
  const sources = asked.map(({ sourceHash }) => sourceHash);
  const targets = asked.map(({ targetHash }) => targetHash);
  const here = sql`unit.book_id = ${bookId} and unit.source_hash = pair.source_hash`;
  const { rows } = await sql<MetUnits>`
    with pair as materialized (
      select decode(source, 'hex') as source_hash, decode(target, 'hex') as target_hash, number - 1 as place
      from unnest(${sources}::text[], ${targets}::text[]) with ordinality as given (source, target, number)
    ), live as materialized (
      select source_hash, array_agg(active.target_hash) as targets
      from (select distinct source_hash from pair) pair cross join lateral (
        select distinct unit.target_hash from ${unitsWithState} where ${here} and ${isActive} limit 2) active
      group by source_hash)
    select place::int, own.id as "ofImport", active.id is not null as "isActive", active.import_id as "activeImport",
      exists (select from unnest(live.targets) target where target <> pair.target_hash) as conflicts,
      other.id as "otherCandidate"
    from pair left join live using (source_hash)
      left join lateral (select unit.id from memory_units unit where ${here} and unit.target_hash = pair.target_hash
        and unit.import_id = ${importId} limit 1) own on true
      left join lateral (select unit.id, unit.import_id from ${unitsWithState} where ${here}
        and unit.target_hash = pair.target_hash and ${isActive} limit 1) active on true
      left join lateral (select unit.id from memory_units unit where ${here} and unit.target_hash <> pair.target_hash
        and unit.import_id = ${importId} limit 1) other on true
    where own.id is not null or live.targets is not null or other.id is not null`.execute(db);
  return rows;
}

/** The unit of an import that sorts behind all its others. */
export async function findLastUnit(db: Database, importId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from memory_units where import_id = ${importId} order by id desc limit 1`.execute(db);
  return rows[0]?.id;
}

/** Whether a book has live units that are not of an import. */
export async function hasLiveUnits(db: Database, bookId: number, importId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 where exists (select from memory_units where book_id = ${bookId} and import_id is null)
      or exists (select from memory_imports import join memory_books book using (memory_id)
        where book.id = ${bookId} and import.state = 'committed' and import.id <> ${importId})`.execute(db);
  return rows.length > 0;
}

export interface FlaggedCandidate {
  readonly id: string;
  readonly flag: string;
}

export async function insertFlags(
  db: Database,
  importId: string,
  flagged: readonly FlaggedCandidate[],
): Promise<void> {
  if (flagged.length === 0) return;
  await sql`
    insert into memory_candidate_flags (import_id, flag, unit_id)
    select ${importId}, flag, id from unnest(${flagged.map(({ flag }) => flag)}::text[],
      ${flagged.map(({ id }) => id)}::uuid[]) as flagged (flag, id)
    on conflict do nothing`.execute(db);
}

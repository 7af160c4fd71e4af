import { sql } from 'kysely';
import type { MemoryImport } from '#domain/memory/imports';
import type { Database } from '#platform/database';
import type { PreparedPairs } from './open-portion.ts';

/**
 * Leaves out what need not be offered again, lest each run of a document asks people the same: pairs that wait or were
 * rejected in the import of an earlier run, and units that somebody put away. How many those were.
 */
export async function leaveEarlier(
  db: Database,
  { id }: MemoryImport,
  portion: readonly PreparedPairs[],
): Promise<{ portion: readonly PreparedPairs[]; left: number }> {
  let left = 0;
  const kept: PreparedPairs[] = [];
  for (const prepared of portion) {
    const sources = prepared.pairs.map(({ prepared: { sourceHash } }) => sourceHash);
    const targets = prepared.pairs.map(({ prepared: { targetHash } }) => targetHash);
    const { rows } = await sql<{ place: number }>`
      select (number - 1)::int as place
      from unnest(${sources}::text[], ${targets}::text[]) with ordinality as given (source, target, number)
      where exists (select from memory_units unit left join memory_imports import on import.id = unit.import_id
        where unit.book_id = ${prepared.book.id} and unit.source_hash = decode(source, 'hex')
          and unit.target_hash = decode(target, 'hex') and unit.import_id is distinct from ${id}::uuid
          and (unit.status <> 'active' or (import.kind = 'run' and (import.state in ('staging', 'reviewing', 'committing')
            or (import.state = 'committed' and coalesce(unit.decision, import.rest) = 'rejected')))))`.execute(
      db,
    );
    const places = new Set(rows.map(({ place }) => place));
    left += places.size;
    kept.push({ ...prepared, pairs: prepared.pairs.filter((_, place) => !places.has(place)) });
  }
  return { portion: kept, left };
}

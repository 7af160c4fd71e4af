import { sql } from 'kysely';
import { candidateFlags } from '#engine/candidates';
import type { Database } from '#platform/database';
import { lockAsWriter } from './token-queries.ts';
import { deleteSignatures } from './unit-queries.ts';

/**
 * Deletes units or candidates for good, with what finds them and what speaks against them; how many there were. A few
 * thousand at a time are a good portion. What the indexes hold of their texts goes with the next vacuum.
 */
export async function deleteUnits(db: Database, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  await lockAsWriter(db);
  await deleteSignatures(db, ids);
  await sql`delete from memory_candidate_flags where (import_id, flag, unit_id) in (
    select import_id, flag, unit.id from memory_units unit, unnest(${[...candidateFlags]}::text[]) flag
    where unit.id = any(${[...ids]}::uuid[]) and import_id is not null)`.execute(db);
  await sql`delete from memory_words where unit_id = any(${[...ids]}::uuid[])`.execute(db);
  const { numAffectedRows } = await sql`delete from memory_units where id = any(${[...ids]}::uuid[])`.execute(
    db,
  );
  return Number(numAffectedRows ?? 0);
}

import { sql } from 'kysely';
import { unitsWithState } from '#domain/memory/retrieval';
import { insertFlags } from '#domain/memory/staging';
import { isActive } from '#domain/memory/units';
import { type CandidateFlag, candidateFlags } from '#engine/candidates';
import type { Database } from '#platform/database';

/** Flags that follow from other units rather than from the candidate. */
const ofOthers: readonly CandidateFlag[] = ['inconsistent', 'conflict'];

/** Gives candidates whose texts have changed the flags that they have now, and those that share their sources theirs. */
export async function replaceFlags(
  db: Database,
  importId: string,
  judged: readonly { readonly id: string; readonly flags: readonly CandidateFlag[] }[],
): Promise<void> {
  const ids = judged.map(({ id }) => id);
  await sql`delete from memory_candidate_flags
    where import_id = ${importId} and flag = any(${[...candidateFlags]}::text[])
      and unit_id = any(${ids}::uuid[])`.execute(db);
  await insertFlags(
    db,
    importId,
    judged.flatMap(({ id, flags }) => flags.map((flag) => ({ id, flag }))),
  );
  await refreshInconsistent(db, importId);
  const { rows } = await sql<{ id: string; flag: CandidateFlag }>`
    select candidate.id, flag from memory_units candidate cross join unnest(${ofOthers}::text[]) flag
    where candidate.import_id = ${importId} and (candidate.book_id, candidate.source_hash) in (
        select book_id, source_hash from memory_units where id = any(${ids}::uuid[])) and case flag
      when 'conflict' then exists (select from ${unitsWithState} where unit.book_id = candidate.book_id
        and unit.source_hash = candidate.source_hash and unit.target_hash <> candidate.target_hash and ${isActive})
      else exists (${sibling}) end`.execute(db);
  await insertFlags(db, importId, rows);
}

const sibling = sql`select from memory_units other where other.book_id = candidate.book_id
  and other.source_hash = candidate.source_hash and other.target_hash <> candidate.target_hash
  and other.import_id = candidate.import_id`;

/** Those that stood beside a text that is another one now may stand alone. */
async function refreshInconsistent(db: Database, importId: string): Promise<void> {
  await sql`delete from memory_candidate_flags flagged using memory_units candidate
    where flagged.import_id = ${importId} and flag = 'inconsistent' and candidate.id = flagged.unit_id
      and not exists (${sibling})`.execute(db);
}

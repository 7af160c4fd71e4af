import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { MemoryImport } from './memory-import.ts';

/** What would be lost, or would not fit any more, if an import were undone. */
export interface Dependants {
  /** Later imports whose commit replaced its units, or that left out pairs because it has them, committed or not. */
  readonly imports: readonly string[];
  /** Its units that people changed since it was committed. */
  readonly editedUnits: number;
}

export async function listDependants(
  db: Database,
  { id, memoryId, committedAt }: MemoryImport,
): Promise<Dependants> {
  const { rows: imports } = await sql<{ id: string }>`
    select distinct replaced_by_import as id from memory_units where import_id = ${id} and replaced_by_import is not null
    union
    select id from memory_imports
    where memory_id = ${memoryId} and state not in ('undone', 'discarded') and account->'reliesOn' ? ${id}
    order by id`.execute(db);
  const { rows: edited } = await sql<{ count: number }>`
    select count(*) from memory_units
    where import_id = ${id} and changed_at > ${committedAt} and status = 'active'`.execute(db);
  return { imports: imports.map((row) => row.id), editedUnits: edited[0]!.count };
}

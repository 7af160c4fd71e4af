import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#domain/context';
import { signUnits, unitsWithState } from '#domain/memory/retrieval';
import { isActive } from '#domain/memory/units';
import type { Database } from '#platform/database';
import type { MemoryImport } from './memory-import.ts';

/** Units that are given their signatures anew at once. */
const portion = 2000;

/** How many units, and by import how many of them stay away because units of that import are there. */
interface Settled {
  readonly count: number;
  readonly by: Readonly<Record<string, number>>;
}

/**
 * Accepted candidates of an import that meet an active unit: each with all that it meets, or with one. That keeps PostgreSQL
 * to looking each up by its texts; else it may compare all candidates of one source with one another.
 */
function meeting(
  { id, rest }: MemoryImport,
  targets: RawBuilder<unknown>,
  each: 'all' | 'one' = 'one',
): RawBuilder<unknown> {
  return sql`memory_units candidate join lateral (
      select unit.id, unit.import_id from ${unitsWithState}
      where unit.book_id = candidate.book_id and unit.source_hash = candidate.source_hash and ${targets}
        and unit.id <> candidate.id and ${isActive} ${each === 'one' ? sql`limit 1` : sql``}) met on true
    where candidate.import_id = ${id} and candidate.status = 'active'
      and coalesce(candidate.decision, ${rest}) = 'accepted'`;
}

/** Rejects accepted candidates that the memory has got as active units since they were staged. */
export async function rejectDuplicates(context: Context, found: MemoryImport): Promise<Settled> {
  if (!(await hasOtherUnits(context.db, found))) return { count: 0, by: {} };
  const same = meeting(found, sql`unit.target_hash = candidate.target_hash`);
  return reject(context, same);
}

export interface ResolvedConflicts {
  /** Active units that candidates took the place of. */
  readonly replaced: number;
  /** Candidates rejected since the memory's unit stays. */
  readonly kept: number;
  readonly by: Readonly<Record<string, number>>;
}

/** Does with active units of the same source and another target what the commit asks for. */
export async function resolveConflicts(context: Context, found: MemoryImport): Promise<ResolvedConflicts> {
  const none = { replaced: 0, kept: 0, by: {} };
  if (found.conflicts === 'both' || !(await hasOtherUnits(context.db, found))) return none;
  const other = sql`unit.target_hash <> candidate.target_hash`;
  if (found.conflicts === 'keep') {
    const { count, by } = await reject(context, meeting(found, other));
    return { ...none, kept: count, by };
  }
  const { rows } = await sql<{ id: string }>`
    update memory_units set status = 'inactive', replaced_by_import = ${found.id}, revision = revision + 1
    where id in (select met.id from ${meeting(found, other, 'all')}) returning id`.execute(context.db);
  await signAll(context, rows);
  return { ...none, replaced: rows.length };
}

/**
 * Brings back what the commit of an import replaced, unless it was deleted since. What another import has brought meanwhile
 * stays away, as if that one had replaced it: undoing that one brings it back.
 */
export async function restoreReplaced(context: Context, { id }: MemoryImport): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    update memory_units set revision = revision + 1, replaced_by_import = back."heirImport",
      status = case when status = 'inactive' and back.heir is null then 'active' else status end
    from (select replaced.id, met.id as heir, met.import_id as "heirImport"
      from memory_units replaced left join lateral (
        select unit.id, unit.import_id from ${unitsWithState}
        where unit.book_id = replaced.book_id and unit.source_hash = replaced.source_hash
          and unit.target_hash = replaced.target_hash and unit.id <> replaced.id
          and unit.import_id is distinct from ${id}::uuid and ${isActive} limit 1) met on true
      where replaced.replaced_by_import = ${id}) back
    where memory_units.id = back.id returning memory_units.id`.execute(context.db);
  await signAll(context, rows);
  return rows.length;
}

async function reject(context: Context, candidates: RawBuilder<unknown>): Promise<Settled> {
  const { rows } = await sql<{ id: string; importId: string | null }>`
    with rejected as materialized (select candidate.id, met.import_id from ${candidates})
    update memory_units set decision = 'rejected', revision = revision + 1
    from rejected where memory_units.id = rejected.id returning memory_units.id, rejected.import_id as "importId"`.execute(
    context.db,
  );
  await signAll(context, rows);
  const by: Record<string, number> = {};
  for (const { importId } of rows) if (importId !== null) by[importId] = (by[importId] ?? 0) + 1;
  return { count: rows.length, by };
}

async function signAll(context: Context, units: readonly { readonly id: string }[]): Promise<void> {
  const ids = units.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += portion)
    await signUnits(context.db, ids.slice(from, from + portion), context.now());
}

/** Spares a first import into a memory the comparison of each of its units. */
async function hasOtherUnits(db: Database, { id, memoryId }: MemoryImport): Promise<boolean> {
  const { rows } = await sql`
    select 1 where exists (select from memory_imports where memory_id = ${memoryId} and state = 'committed' and id <> ${id})
      or exists (select from memory_units join memory_books book on book.id = book_id
        where book.memory_id = ${memoryId} and import_id is null)`.execute(db);
  return rows.length > 0;
}

import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#domain/context';
import { type KnownMemory, lockMemory, memoryProblem, requireMemory } from '#domain/memory/access';
import { deleteUnits, signUnits, unitsWithState } from '#domain/memory/retrieval';
import {
  findUnit,
  isActive,
  type KeptUnit,
  listUnitIds,
  type UnitFilter,
  type UnitStatus,
} from '#domain/memory/units';
import type { Database } from '#platform/database';
import { requireRevision } from '#platform/web';
import { unitProblem } from './problems.ts';

/** Units whose signatures are written at once. */
const portion = 2_000;
/** Units of one request: more would keep a transaction open for too long. */
const mostUnits = 20_000;

interface OfMemory {
  readonly projectId: string;
  readonly memoryId: string;
}

/** A unit of a memory that the project uses, whatever its status; refuses with `memory-unit-unknown`. */
export async function requireUnit(
  context: Context,
  { projectId, memoryId, unitId }: OfMemory & { readonly unitId: string },
  ability: 'project.read' | 'project.operate',
): Promise<KeptUnit> {
  await requireMemory(context, projectId, memoryId, ability);
  const found = await findUnit(context.db, unitId);
  if (found?.memoryId !== memoryId) throw unitProblem('memory-unit-unknown', { detail: unitId });
  return found;
}

/** Deactivates, deletes or restores one unit; nothing is lost. Refuses with `memory-unit-doubled` what the memory has. */
export async function setUnitState(
  context: Context,
  one: OfMemory & { readonly unitId: string; readonly revision: number | undefined },
  { status, reason }: { readonly status: UnitStatus; readonly reason: string },
): Promise<KeptUnit> {
  await requireUnit(context, one, 'project.operate');
  await lockMemory(context.db, one.memoryId);
  const before = await requireUnit(context, one, 'project.operate');
  requireRevision({ revision: one.revision }, before.revision);
  if (before.status === status) return before;
  const changed = await changeStatus(context, [before.id], status);
  if (changed === 0) throw unitProblem('memory-unit-doubled', { detail: before.id });
  context.record({
    action: 'memory.set-unit-state',
    subject: { kind: 'memory-unit', id: before.id },
    projectId: one.projectId,
    before: { status: before.status },
    after: { memoryId: one.memoryId, status },
    reason,
  });
  return requireUnit(context, one, 'project.operate');
}

export interface UnitsChange extends OfMemory {
  readonly filter: UnitFilter;
  readonly reason: string;
  /** Says how many are meant and changes nothing. */
  readonly preview: boolean;
}

export interface ChangedUnits {
  /** Units that are meant, 20,000 at most. */
  readonly units: number;
  /** Whether more are meant than one request changes: it is to be sent again. */
  readonly isMore: boolean;
}

/** The same for all units that a filter means and that are not so yet; those that the memory has already stay as they are. */
export async function setUnitStates(
  context: Context,
  change: UnitsChange & { readonly status: UnitStatus },
): Promise<ChangedUnits> {
  const { memoryId, filter, status } = change;
  const others = (['active', 'inactive', 'deleted'] as const).filter((other) => other !== status);
  const chosen = filter.status === undefined ? others : others.filter((other) => other === filter.status);
  return changeUnits(
    context,
    change,
    'project.operate',
    'memory.set-unit-states',
    { status },
    {
      list: async (limit) => {
        const ids: string[] = [];
        for (const one of chosen)
          ids.push(
            ...(await listUnitIds(
              context.db,
              memoryId,
              { ...filter, status: one },
              { limit: limit - ids.length },
            )),
          );
        return ids;
      },
      apply: (ids) => changeStatus(context, ids, status),
    },
  );
}

/** Destroys deleted units that a filter means, for good. Refuses with `memory-held` under a legal hold. */
export async function purgeUnits(context: Context, change: UnitsChange): Promise<ChangedUnits> {
  const { memoryId, filter } = change;
  return changeUnits(
    context,
    change,
    'project.administer',
    'memory.purge-units',
    {},
    {
      list: (limit) => listUnitIds(context.db, memoryId, { ...filter, status: 'deleted' }, { limit }),
      apply: async (ids) => {
        await lockUnits(context.db, ids);
        return deleteUnits(context.db, ids);
      },
    },
    true,
  );
}

/** Waits for whoever writes what finds the units, so that nothing of that comes behind their deletion. */
async function lockUnits(db: Database, ids: readonly string[]): Promise<void> {
  await sql`select from memory_units where id = any(${[...ids]}::uuid[]) order by id for update`.execute(db);
}

interface Changing {
  list(limit: number): Promise<readonly string[]>;
  apply(ids: readonly string[]): Promise<number>;
}

async function changeUnits(
  context: Context,
  { projectId, memoryId, filter, reason, preview }: UnitsChange,
  ability: 'project.operate' | 'project.administer',
  action: string,
  after: object,
  { list, apply }: Changing,
  destroys = false,
): Promise<ChangedUnits> {
  await requireMemory(context, projectId, memoryId, ability);
  const memory = await lockMemory(context.db, memoryId);
  if (destroys) refuseHeld(memory!);
  const found = await list(mostUnits + 1);
  const ids = found.slice(0, mostUnits);
  const isMore = found.length > mostUnits;
  if (preview) return { units: ids.length, isMore };
  let units = 0;
  for (let from = 0; from < ids.length; from += portion)
    units += await apply(ids.slice(from, from + portion));
  context.record({
    action,
    subject: { kind: 'memory', id: memoryId },
    projectId,
    after: { ...after, units, filter: auditable(filter) },
    reason,
  });
  // What cannot be changed would be met again and again.
  return { units, isMore: isMore && units > 0 };
}

/** Refuses with `memory-held` where a legal hold lies on the memory. */
export function refuseHeld({ id, legalHold }: Pick<KnownMemory, 'id' | 'legalHold'>): void {
  if (legalHold !== null) throw memoryProblem('memory-held', { detail: id });
}

/** Texts and names of people do not belong into the audit. */
function auditable({ contains, author, ...rest }: UnitFilter): object {
  return { ...rest, byText: contains !== undefined, byAuthor: author !== undefined };
}

async function changeStatus(context: Context, ids: readonly string[], status: UnitStatus): Promise<number> {
  const { db } = context;
  const wanted = status === 'active' ? await listSingle(db, ids) : ids;
  await sql`update memory_units set status = ${status}, revision = revision + 1, replaced_by_import = null,
      changed_at = ${context.now()}, changed_by = ${context.actor.id}
    where id = any(${[...wanted]}::uuid[])`.execute(db);
  await signUnits(db, wanted, context.now());
  return wanted.length;
}

/** Of these units those that no active one is the same as, each pair once. */
async function listSingle(db: Database, ids: readonly string[]): Promise<string[]> {
  const same: RawBuilder<unknown> = sql`select from ${unitsWithState} where unit.book_id = mine.book_id
    and unit.source_hash = mine.source_hash and unit.target_hash = mine.target_hash and unit.id <> mine.id and ${isActive}`;
  const { rows } = await sql<{ id: string }>`
    select distinct on (book_id, source_hash, target_hash) id from memory_units mine
    where id = any(${[...ids]}::uuid[]) and not exists (${same})
    order by book_id, source_hash, target_hash, id desc`.execute(db);
  return rows.map(({ id }) => id);
}

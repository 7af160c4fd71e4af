import { sql } from 'kysely';
import type { SubjectPlace } from '#domain/context';
import type { Database } from '#platform/database';
import type { Batch, BatchItem, ItemFailure, ItemState } from './batch.ts';

const batchColumns = sql`id, project_id as "projectId", name, state, revision, created_by as "createdBy",
  created_at as "createdAt", finished_at as "finishedAt"`;
const itemColumns = sql`i.batch_id as "batchId", i.number, i.name, i.request, i.artifact_id as "artifactId", i.state,
  i.file_id as "fileId", i.version_id as "versionId", i.failure, i.attempts`;

export async function insertBatch(db: Database, batch: Batch): Promise<void> {
  await sql`insert into batches (id, project_id, name, state, created_by, created_at)
    values (${batch.id}, ${batch.projectId}, ${batch.name}, ${batch.state}, ${batch.createdBy}, ${batch.createdAt})`.execute(
    db,
  );
}

export type NewItem = Pick<BatchItem, 'number' | 'name' | 'request' | 'artifactId' | 'versionId'>;

export async function insertItems(db: Database, batchId: string, items: readonly NewItem[]): Promise<void> {
  await sql`
    insert into batch_items (batch_id, number, name, request, artifact_id, version_id, file_id, state)
    select ${batchId}, entry.number, entry.name, entry.request, entry."artifactId", entry."versionId", v.file_id, 'waiting'
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as entry (number integer, name text, request jsonb,
      "artifactId" uuid, "versionId" uuid) left join versions v on v.id = entry."versionId"`.execute(db);
}

export async function findBatchRow(db: Database, id: string): Promise<Batch | undefined> {
  return (await sql<Batch>`select ${batchColumns} from batches where id = ${id}`.execute(db)).rows[0];
}

/** Where batches are. */
export async function listBatchPlaces(db: Database, ids: readonly string[]): Promise<SubjectPlace[]> {
  const query = sql<SubjectPlace>`select id, project_id as "projectId" from batches where id = any(${[...ids]}::uuid[])`;
  return (await query.execute(db)).rows;
}

/** Before any of its items: whoever ends the last item has to see all the others. */
export async function lockBatchRow(db: Database, id: string): Promise<Batch | undefined> {
  const query = sql<Batch>`select ${batchColumns} from batches where id = ${id} for no key update`;
  return (await query.execute(db)).rows[0];
}

export async function listBatchRows(
  db: Database,
  projectId: string,
  { before, limit, state }: { before?: string | undefined; limit: number; state?: string | undefined },
): Promise<Batch[]> {
  const { rows } = await sql<Batch>`select ${batchColumns} from batches where project_id = ${projectId}
    and ${before === undefined ? sql`true` : sql`id < ${before}`} and ${state === undefined ? sql`true` : sql`state = ${state}`}
    order by id desc limit ${limit}`.execute(db);
  return rows;
}

export async function updateBatchState(
  db: Database,
  id: string,
  state: Batch['state'],
  now: Date,
): Promise<void> {
  await sql`update batches set state = ${state}, revision = revision + 1,
    finished_at = ${state === 'open' ? null : now}::timestamptz where id = ${id}`.execute(db);
}

export async function findItem(
  db: Database,
  batchId: string,
  number: number,
): Promise<BatchItem | undefined> {
  const { rows } = await sql<BatchItem>`select ${itemColumns} from batch_items i
    where i.batch_id = ${batchId} and i.number = ${number}`.execute(db);
  return rows[0];
}

/** The item, with all that share its document, locked in order. */
export async function lockSiblings(db: Database, item: BatchItem): Promise<BatchItem[]> {
  const { rows } =
    await sql<BatchItem>`select ${itemColumns} from batch_items i where i.batch_id = ${item.batchId}
    and (i.number = ${item.number} or i.artifact_id = ${item.artifactId}) order by i.number for update`.execute(
      db,
    );
  return rows;
}

export async function updateItem(
  db: Database,
  item: Pick<BatchItem, 'batchId' | 'number'>,
  { state, failure }: { readonly state: ItemState; readonly failure?: ItemFailure },
): Promise<void> {
  await sql`update batch_items set state = ${state}, failure = ${failure ? JSON.stringify(failure) : null}::jsonb
    where batch_id = ${item.batchId} and number = ${item.number}`.execute(db);
}

/** Says for all items of one document which version it became. */
export async function updateVersions(
  db: Database,
  items: readonly BatchItem[],
  version: { readonly id: string; readonly fileId: string },
): Promise<void> {
  await sql`update batch_items set version_id = ${version.id}, file_id = ${version.fileId}
    where batch_id = ${items[0]!.batchId} and number = any(${items.map(({ number }) => number)}::integer[])`.execute(
    db,
  );
}

export async function cancelWaitingItems(db: Database, batchId: string): Promise<number> {
  const { numAffectedRows } = await sql`update batch_items set state = 'cancelled'
    where batch_id = ${batchId} and state = 'waiting'`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** Failed items as waiting ones of a further attempt, but for those whose run is on its way again already. */
export async function reopenFailedItems(
  db: Database,
  batchId: string,
): Promise<{ number: number; attempts: number; priority: number }[]> {
  const { rows } = await sql<{ number: number; attempts: number; priority: number }>`
    update batch_items set state = 'waiting', failure = null, attempts = attempts + 1
    where batch_id = ${batchId} and state = 'failed' and not exists (select from runs
      where runs.batch_id = batch_items.batch_id and runs.batch_number = batch_items.number
        and runs.state not in ('delivered', 'blocked', 'failed', 'cancelled'))
    returning number, attempts, (request->>'priority')::integer as priority`.execute(db);
  return rows;
}

export type ItemCounts = Readonly<Record<ItemState, number>>;

export async function countItems(db: Database, batchId: string): Promise<ItemCounts> {
  return (await countItemsOf(db, [batchId])).get(batchId)!;
}

/** How many items each of these batches has in each state. */
export async function countItemsOf(db: Database, ids: readonly string[]): Promise<Map<string, ItemCounts>> {
  const { rows } = await sql<{ id: string; state: ItemState; count: number }>`
    select batch_id as id, state, count(*)::integer as count from batch_items where batch_id = any(${[...ids]}::uuid[])
    group by batch_id, state`.execute(db);
  const none = { waiting: 0, submitted: 0, failed: 0, cancelled: 0, done: 0 };
  const counts = new Map(ids.map((id) => [id, { ...none }]));
  for (const { id, state, count } of rows) counts.get(id)![state] = count;
  return counts;
}

/** Segments of the newest runs of a batch's items. */
export async function sumProgress(db: Database, batchId: string): Promise<{ total: number; done: number }> {
  const { rows } = await sql<{ total: number; done: number }>`
    select coalesce(sum(segments_total), 0)::integer as total, coalesce(sum(segments_done), 0)::integer as done from (
      select distinct on (batch_number) segments_total, segments_done from runs where batch_id = ${batchId}
      order by batch_number, id desc) as newest`.execute(db);
  return rows[0]!;
}

export interface ItemRow extends BatchItem {
  readonly runId: string | null;
  readonly runState: string | null;
  readonly runStage: string | null;
}

export async function listItemRows(
  db: Database,
  batchId: string,
  {
    after,
    limit,
    state,
  }: { readonly after: number; readonly limit: number; readonly state?: ItemState | undefined },
): Promise<ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select ${itemColumns}, r.id as "runId", r.state as "runState", r.stage as "runStage" from batch_items i
    left join lateral (select id, state, stage from runs where runs.batch_id = i.batch_id and runs.batch_number = i.number
      order by id desc limit 1) r on true
    where i.batch_id = ${batchId} and i.number > ${after} and ${state === undefined ? sql`true` : sql`i.state = ${state}`}
    order by i.number limit ${limit}`.execute(db);
  return rows;
}

/** Newest run of an item, which is the one it follows. */
export async function findItemRun(
  db: Database,
  batchId: string,
  number: number,
): Promise<{ readonly id: string; readonly state: string } | undefined> {
  const { rows } = await sql<{ id: string; state: string }>`select id, state from runs
    where batch_id = ${batchId} and batch_number = ${number} order by id desc limit 1`.execute(db);
  return rows[0];
}

export async function listUnendedRuns(db: Database, batchId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from runs where batch_id = ${batchId}
    and state not in ('delivered', 'blocked', 'failed', 'cancelled') order by id`.execute(db);
  return rows.map(({ id }) => id);
}

export interface EndedItem {
  readonly batchId: string;
  readonly number: number;
  readonly state: string;
}

/** Submitted items whose newest run has ended. */
export async function listUntoldItems(db: Database, limit: number): Promise<EndedItem[]> {
  const { rows } = await sql<EndedItem>`
    select i.batch_id as "batchId", i.number, r.state from batch_items i
    join lateral (select state from runs where runs.batch_id = i.batch_id and runs.batch_number = i.number
      order by id desc limit 1) r on true
    where i.state = 'submitted' and r.state in ('delivered', 'blocked', 'failed', 'cancelled') limit ${limit}`.execute(
    db,
  );
  return rows;
}

/** Of these artifacts and versions those that belong to the project, with their names. */
export async function listOwned(
  db: Database,
  projectId: string,
  ids: readonly string[],
): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from artifacts where project_id = ${projectId} and id = any(${ids}::uuid[]) and deleted_at is null
      and kind = 'source'
    union all select id, name from versions where project_id = ${projectId} and id = any(${ids}::uuid[])`.execute(
    db,
  );
  return rows;
}

import { type ColumnType, sql } from 'kysely';
import type { Database } from '#platform/database';
import type { LineageOperation, OperationBody, Place } from './operation.ts';

type OperationsTable = {
  id: string;
  project_id: string;
  kind: OperationBody['kind'];
  body: ColumnType<OperationBody, string, string>;
  done_by: string;
  created_at: Date;
  undone_at: Date | null;
  undone_by: string | null;
};

const tables = (db: Database) => db.withTables<{ lineage_operations: OperationsTable }>();

function toOperation(row: Omit<OperationsTable, 'body'> & { body: OperationBody }): LineageOperation {
  return {
    id: row.id,
    projectId: row.project_id,
    body: row.body,
    doneBy: row.done_by,
    createdAt: row.created_at,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
  };
}

export async function insertOperation(db: Database, operation: LineageOperation): Promise<void> {
  await tables(db)
    .insertInto('lineage_operations')
    .values({
      id: operation.id,
      project_id: operation.projectId,
      kind: operation.body.kind,
      body: JSON.stringify(operation.body),
      done_by: operation.doneBy,
      created_at: operation.createdAt,
      undone_at: null,
      undone_by: null,
    })
    .execute();
}

/** The operation, kept from changing until the transaction ends. */
export async function lockOperation(db: Database, id: string): Promise<LineageOperation | undefined> {
  const query = tables(db).selectFrom('lineage_operations').selectAll().where('id', '=', id).forUpdate();
  const row = await query.executeTakeFirst();
  return row && toOperation(row);
}

export interface OperationPage {
  readonly projectId: string;
  /** Only those this file was part of. */
  readonly fileId?: string | undefined;
  /** Id of the last one of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** Newest first. */
export async function listOperationRows(db: Database, page: OperationPage): Promise<LineageOperation[]> {
  let query = tables(db)
    .selectFrom('lineage_operations')
    .selectAll()
    .where('project_id', '=', page.projectId)
    .where('kind', '<>', 'rebuild' as never);
  if (page.fileId !== undefined) query = query.where(sql<boolean>`body->'fileIds' ? ${page.fileId}`);
  if (page.before !== undefined) query = query.where('id', '<', page.before);
  return (await query.orderBy('id', 'desc').limit(page.limit).execute()).map(toOperation);
}

/** The first operation on one of the files that came after this one and was not undone. */
export async function findLaterOperation(
  db: Database,
  { id, projectId, body }: LineageOperation,
): Promise<string | undefined> {
  const row = await tables(db)
    .selectFrom('lineage_operations')
    .select('id')
    .where('project_id', '=', projectId)
    .where('undone_at', 'is', null)
    .where(sql<boolean>`(created_at, id) > (select created_at, id from lineage_operations where id = ${id})`)
    .where(sql<boolean>`body->'fileIds' ?| ${[...body.fileIds]}::text[]`)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}

export async function markUndone(db: Database, id: string, by: string, now: Date): Promise<void> {
  await tables(db)
    .updateTable('lineage_operations')
    .set({ undone_at: now, undone_by: by })
    .where('id', '=', id)
    .execute();
}

/** A version with what its place in a timeline follows from. */
export interface TimedPlace extends Place {
  readonly createdAt: Date;
  readonly sha256: string;
  readonly name: string;
}

/** Versions of files, in the order of a timeline: by time, then what they are. */
export async function listPlaces(db: Database, fileIds: readonly string[]): Promise<TimedPlace[]> {
  const { rows } = await sql<TimedPlace>`
    select id, file_id as "fileId", number, created_at as "createdAt", sha256, name from versions
    where file_id = any(${[...fileIds]}::uuid[]) order by created_at, name collate "C", sha256, id`.execute(
    db,
  );
  return rows;
}

/** Puts versions where they belong, all in one statement, so that numbers may change places. */
export async function updatePlaces(db: Database, places: readonly Place[]): Promise<void> {
  await sql`
    update versions set file_id = place."fileId", number = place.number
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as place (id uuid, "fileId" uuid, number integer)
    where versions.id = place.id
      and (versions.file_id, versions.number) is distinct from (place."fileId", place.number)`.execute(db);
}

/** Whether a version came under the name after an operation, other than the one that came with it. */
export async function hasLaterVersion(
  db: Database,
  { body, createdAt }: LineageOperation & { readonly body: { readonly kind: 'rename' } },
): Promise<boolean> {
  const [fileId] = body.fileIds;
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from versions where file_id = ${fileId} and name = ${body.after} and created_at >= ${createdAt}
      and id is distinct from ${body.versionId ?? null}::uuid) as found`.execute(db);
  return rows[0]!.found;
}

import { type ColumnType, type Insertable, type Selectable, sql } from 'kysely';
import type { Database } from '#platform/database';
import type { Artifact, ArtifactKind, RetentionClass } from './artifact.ts';

export type ArtifactsTable = {
  id: string;
  project_id: string;
  version_id: string | null;
  run_id: string | null;
  kind: ArtifactKind;
  name: string;
  media_type: string;
  sha256: string;
  size: number;
  object_key: string;
  object_etag: string | null;
  object_version: string | null;
  retention: RetentionClass;
  expires_at: Date | null;
  deleted_at: ColumnType<Date | null, never, Date>;
  missing_since: ColumnType<Date | null, never, Date | null>;
  created_at: Date;
};

type ArtifactTables = { artifacts: ArtifactsTable };

const tables = (db: Database) => db.withTables<ArtifactTables>();

function toArtifact(row: Selectable<ArtifactsTable>): Artifact {
  return {
    id: row.id,
    projectId: row.project_id,
    versionId: row.version_id,
    runId: row.run_id,
    kind: row.kind,
    name: row.name,
    mediaType: row.media_type,
    sha256: row.sha256,
    size: row.size,
    objectKey: row.object_key,
    objectEtag: row.object_etag,
    objectVersion: row.object_version,
    retention: row.retention,
    expiresAt: row.expires_at,
    deletedAt: row.deleted_at,
    missingSince: row.missing_since,
    createdAt: row.created_at,
  };
}

export async function insertArtifact(db: Database, row: Insertable<ArtifactsTable>): Promise<Artifact> {
  const query = tables(db).insertInto('artifacts').values(row).returningAll();
  return toArtifact(await query.executeTakeFirstOrThrow());
}

export async function findArtifactRow(db: Database, id: string): Promise<Artifact | undefined> {
  const query = tables(db).selectFrom('artifacts').selectAll().where('id', '=', id);
  const row = await query.executeTakeFirst();
  return row && toArtifact(row);
}

export async function listArtifactsById(db: Database, ids: readonly string[]): Promise<Artifact[]> {
  if (ids.length === 0) return [];
  return (await tables(db).selectFrom('artifacts').selectAll().where('id', 'in', ids).execute()).map(
    toArtifact,
  );
}

/** Of versions and their runs, oldest first. */
export async function listArtifactsByVersion(
  db: Database,
  versions: readonly { readonly id: string; readonly artifactId: string }[],
): Promise<Artifact[]> {
  if (versions.length === 0) return [];
  const all = tables(db).selectFrom('artifacts').selectAll();
  const ofVersions = all.where(
    'version_id',
    'in',
    versions.map(({ id }) => id),
  );
  // Sources that came before their version was known name none.
  const sources = all.where(
    'id',
    'in',
    versions.map(({ artifactId }) => artifactId),
  );
  return (await ofVersions.union(sources).orderBy('id').execute()).map(toArtifact);
}

/** The one of a run that was not given up. */
export async function findRunArtifactRow(
  db: Database,
  runId: string,
  kind: ArtifactKind,
): Promise<Artifact | undefined> {
  const query = tables(db).selectFrom('artifacts').selectAll();
  const ofRun = query.where('run_id', '=', runId).where('kind', '=', kind).where('deleted_at', 'is', null);
  const row = await ofRun.executeTakeFirst();
  return row && toArtifact(row);
}

/** The one whose content lies there and was not given up. */
export async function findArtifactByKey(db: Database, objectKey: string): Promise<Artifact | undefined> {
  const query = tables(db).selectFrom('artifacts').selectAll().where('object_key', '=', objectKey);
  const row = await query.where('deleted_at', 'is', null).executeTakeFirst();
  return row && toArtifact(row);
}

export interface ArtifactSearch {
  readonly projectId: string;
  readonly versionId?: string;
  readonly runId?: string;
  readonly kind?: ArtifactKind;
  /** Id of the last one of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** Newest first. */
export async function listArtifactRows(db: Database, search: ArtifactSearch): Promise<Artifact[]> {
  const { projectId, versionId, runId, kind, before, limit } = search;
  const rows = await tables(db)
    .selectFrom('artifacts')
    .selectAll()
    .where('project_id', '=', projectId)
    .$if(versionId !== undefined, (query) => query.where('version_id', '=', versionId!))
    .$if(runId !== undefined, (query) => query.where('run_id', '=', runId!))
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .$if(before !== undefined, (query) => query.where('id', '<', before!))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toArtifact);
}

/** What a legal hold on a file keeps: what it was uploaded as, and what was made of it. Few files are held at a time. */
const isNotHeld = sql<boolean>`not exists (
  select from files f join versions v on v.file_id = f.id
  where f.legal_hold is not null and (v.id = artifacts.version_id or v.artifact_id = artifacts.id))`;

/** Locked, in the order of ids; those that another transaction has locked are left out. */
export async function lockExpired(
  transaction: Database,
  { now, after, limit }: { readonly now: Date; readonly after: string | undefined; readonly limit: number },
): Promise<Artifact[]> {
  const rows = await tables(transaction)
    .selectFrom('artifacts')
    .selectAll()
    .where('deleted_at', 'is', null)
    .where('expires_at', '<=', now)
    .where(isNotHeld)
    .$if(after !== undefined, (query) => query.where('id', '>', after!))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(toArtifact);
}

export async function lockRunArtifacts(
  transaction: Database,
  runId: string,
  kinds: readonly ArtifactKind[],
): Promise<Artifact[]> {
  const query = tables(transaction).selectFrom('artifacts').selectAll().where('run_id', '=', runId);
  const ofKinds = query.where('kind', 'in', kinds).where('deleted_at', 'is', null).orderBy('id').forUpdate();
  return (await ofKinds.execute()).map(toArtifact);
}

export async function updateDeleted(db: Database, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tables(db).updateTable('artifacts').set({ deleted_at: now }).where('id', 'in', ids).execute();
}

/** Whether it was otherwise before. */
export async function updateMissing(db: Database, id: string, missingSince: Date | null): Promise<boolean> {
  const { numUpdatedRows } = await tables(db)
    .updateTable('artifacts')
    .set({ missing_since: missingSince })
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .where('missing_since', missingSince === null ? 'is not' : 'is', null)
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Lets everything of these versions and their runs be over at once; how many were not before. */
export async function expireArtifactsOf(
  db: Database,
  versions: readonly { readonly id: string; readonly artifactId: string }[],
  now: Date,
): Promise<number> {
  const ids = (of: 'id' | 'artifactId') => versions.map((version) => version[of]);
  const { numAffectedRows } = await sql`
    update artifacts set expires_at = ${now}
    where (version_id = any(${ids('id')}::uuid[]) or id = any(${ids('artifactId')}::uuid[]))
      and deleted_at is null and (expires_at is null or expires_at > ${now})`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Artifacts of a project by when they expire, the next first. */
export async function listExpiringRows(db: Database, projectId: string, limit: number): Promise<Artifact[]> {
  const query = tables(db).selectFrom('artifacts').selectAll().where('project_id', '=', projectId);
  const coming = query.where('deleted_at', 'is', null).where('expires_at', 'is not', null);
  return (await coming.orderBy('expires_at').orderBy('id').limit(limit).execute()).map(toArtifact);
}

/** Artifacts of a project whose content was given up, the last first. */
export async function listGivenUpRows(db: Database, projectId: string, limit: number): Promise<Artifact[]> {
  const query = tables(db).selectFrom('artifacts').selectAll().where('project_id', '=', projectId);
  const gone = query.where('deleted_at', 'is not', null).orderBy('deleted_at', 'desc').orderBy('id', 'desc');
  return (await gone.limit(limit).execute()).map(toArtifact);
}

/** Those with content, in the order of their keys. */
export async function listByKey(db: Database, after: string, limit: number): Promise<Artifact[]> {
  const query = tables(db).selectFrom('artifacts').selectAll().where('object_key', '>', after);
  const page = query.where('deleted_at', 'is', null).orderBy('object_key').limit(limit);
  return (await page.execute()).map(toArtifact);
}

export async function updateKind(db: Database, id: string, kind: ArtifactKind): Promise<void> {
  await tables(db).updateTable('artifacts').set({ kind }).where('id', '=', id).execute();
}

import { type RawBuilder, sql } from 'kysely';
import { type Fingerprint, nearIdenticalFrom, similarityOf } from '#domain/files/content';
import type { Database } from '#platform/database';
import type { ArrivalFacts, KnownFile } from './decide-arrival.ts';

/** Where the versions of a file went through merges: the file itself if it was not merged. */
export async function findLivingFile(db: Database, fileId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    with recursive chain as (
      select id, merged_into from files where id = ${fileId}
      union select f.id, f.merged_into from files f join chain c on f.id = c.merged_into)
    select id from chain where merged_into is null`.execute(db);
  return rows[0]?.id ?? fileId;
}

interface FactRow {
  id: string;
  name: string;
  external_key: string | null;
  version_id: string;
  number: number;
  created_at: Date;
  size: number;
  shared: number;
}

const factColumns = ({ hashes }: Fingerprint) => sql`
  f.id, f.name, f.external_key, v.id as version_id, v.number, v.created_at,
  cardinality(v.segment_hashes) as size,
  (select count(*) from unnest(v.segment_hashes) hash where hash = any(${hashes}::bigint[]))::integer as shared`;

async function listFacts(
  db: Database,
  query: RawBuilder<FactRow>,
  { hashes }: Fingerprint,
): Promise<KnownFile[]> {
  const { rows } = await query.execute(db);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    externalKey: row.external_key,
    lastVersion: { id: row.version_id, number: row.number, createdAt: row.created_at },
    similarity: similarityOf(row.shared, row.size, hashes.length),
  }));
}

const isLast = sql`v.deleted_at is null and not exists (
  select from versions w where w.file_id = v.file_id and w.number > v.number and w.deleted_at is null)`;

export async function findKnownFile(
  db: Database,
  fileId: string,
  fingerprint: Fingerprint,
): Promise<KnownFile | undefined> {
  const query = sql<FactRow>`select ${factColumns(fingerprint)} from files f join versions v on v.file_id = f.id
    where f.id = ${fileId} and ${isLast}`;
  return (await listFacts(db, query, fingerprint))[0];
}

/** Files that share a name; more than a few do only where someone wants them to. */
export function listSameName(
  db: Database,
  projectId: string,
  name: string,
  fingerprint: Fingerprint,
): Promise<KnownFile[]> {
  const query = sql<FactRow>`select ${factColumns(fingerprint)} from files f join versions v on v.file_id = f.id
    where f.project_id = ${projectId} and f.name = ${name} and f.merged_into is null and f.deleted_at is null and ${isLast}
    order by f.id desc limit 50`;
  return listFacts(db, query, fingerprint).then((files) => files.reverse());
}

/** Near-identical files of other names: found by their sketches, which lie in a GIN index. */
export function listOtherNames(
  db: Database,
  projectId: string,
  name: string,
  fingerprint: Fingerprint,
): Promise<KnownFile[]> {
  const size = fingerprint.hashes.length;
  if (size === 0) return Promise.resolve([]);
  const query = sql<FactRow>`
    select * from (
      select ${factColumns(fingerprint)} from versions v join files f on f.id = v.file_id
      where v.project_id = ${projectId} and v.sketch && ${fingerprint.sketch}::bigint[]
        and f.name <> ${name} and f.merged_into is null and f.deleted_at is null and ${isLast}
        and cardinality(v.segment_hashes) between ${Math.floor(size * nearIdenticalFrom)} and ${Math.ceil(size / nearIdenticalFrom)}
    ) as near where shared >= ${nearIdenticalFrom}::float8 * greatest(size, ${size}) order by shared desc, id limit 20`;
  return listFacts(db, query, fingerprint);
}

export type IdenticalVersion = ArrivalFacts['identical'][number] & { readonly artifactId: string };

/** Versions of exactly these bytes, of files of that name first, newest first. */
export async function listIdentical(
  db: Database,
  projectId: string,
  name: string,
  sha256: string,
): Promise<IdenticalVersion[]> {
  const { rows } = await sql<IdenticalVersion>`
    select v.id as "versionId", v.number, v.file_id as "fileId", v.artifact_id as "artifactId" from versions v join files f on f.id = v.file_id
    where v.project_id = ${projectId} and v.sha256 = ${sha256} and v.deleted_at is null and f.merged_into is null and f.deleted_at is null
    order by f.name = ${name} desc, v.created_at desc, v.id limit 200`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import { type Context, requireFound } from '#domain/context';
import type { Database } from '#platform/database';
import { defineProblems } from '#platform/problems';
import type { DocumentUpload } from './upload.ts';

export const uploadProblem = defineProblems({
  'upload-unknown': {
    status: 404,
    when: 'There is no such upload, or it is none of yours.',
    action: 'Upload the documents again.',
  },
});

const columns = sql`id, project_id as "projectId", target_languages as "targetLanguages", items,
  created_by as "createdBy", created_at as "createdAt", started_at as "startedAt"`;

/** The upload, for whoever may operate in its project; refuses everyone else with `upload-unknown`. */
export async function findUpload(context: Context, id: string): Promise<DocumentUpload> {
  const query = sql<DocumentUpload>`select ${columns} from uploads where id = ${id}`;
  return require(context, id, (await query.execute(context.db)).rows[0]);
}

/** The same, kept from changing until the transaction ends. */
export async function lockUpload(context: Context, id: string): Promise<DocumentUpload> {
  const query = sql<DocumentUpload>`select ${columns} from uploads where id = ${id} for update`;
  return require(context, id, (await query.execute(context.db)).rows[0]);
}

function require({ actor }: Context, id: string, found: DocumentUpload | undefined): DocumentUpload {
  return requireFound(actor, 'project.operate', found, () => uploadProblem('upload-unknown', { detail: id }));
}

export async function insertUpload(db: Database, upload: DocumentUpload): Promise<void> {
  await sql`insert into uploads (id, project_id, target_languages, items, created_by, created_at)
    values (${upload.id}, ${upload.projectId}, ${[...upload.targetLanguages]}, ${JSON.stringify(upload.items)}::jsonb,
      ${upload.createdBy}, ${upload.createdAt})`.execute(db);
}

export async function updateUpload(
  db: Database,
  { id, items, startedAt, targetLanguages }: DocumentUpload,
): Promise<void> {
  await sql`update uploads set items = ${JSON.stringify(items)}::jsonb, started_at = ${startedAt},
    target_languages = ${[...targetLanguages]} where id = ${id}`.execute(db);
}

/** Forgets uploads from before a time, at most so many; how many. Their versions and runs stay. */
export async function deleteUploads(db: Database, before: Date, limit: number): Promise<number> {
  const { numAffectedRows } = await sql`delete from uploads where id in (
    select id from uploads where created_at < ${before} order by created_at limit ${limit})`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

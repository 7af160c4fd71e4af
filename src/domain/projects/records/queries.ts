import { type Selectable, sql } from 'kysely';
import { containing, type Database } from '#platform/database';
import type { ProjectTables } from './tables.ts';

const tables = (db: Database) => db.withTables<ProjectTables>();

/** A customer's or department's space. */
export interface Project {
  readonly id: string;
  /** Short and for ever, as in addresses. */
  readonly key: string;
  readonly name: string;
  /** BCP 47 tags. */
  readonly sourceLanguage: string | null;
  readonly targetLanguages: readonly string[];
  readonly currentPolicyId: string | null;
  readonly archivedAt: Date | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function toProject(row: Selectable<ProjectTables['projects']>): Project {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    sourceLanguage: row.source_language,
    targetLanguages: row.target_languages,
    currentPolicyId: row.current_policy_id,
    archivedAt: row.archived_at,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function findProjectRow(db: Database, id: string): Promise<Project | undefined> {
  const row = await tables(db).selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toProject(row);
}

export async function lockProjectRow(db: Database, id: string): Promise<Project | undefined> {
  const query = tables(db).selectFrom('projects').selectAll().where('id', '=', id).forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  return row && toProject(row);
}

export interface ProjectPage {
  /** Of the projects to list; all where undefined. */
  readonly ids: readonly string[] | undefined;
  readonly after?: string;
  /** A part of their name or key, in any case. */
  readonly named?: string;
  readonly limit: number;
}

/** Oldest first. */
export async function listProjectRows(
  db: Database,
  { ids, after, named, limit }: ProjectPage,
): Promise<Project[]> {
  let query = tables(db).selectFrom('projects').selectAll();
  if (ids) query = query.where('id', '=', sql<string>`any(${ids}::uuid[])`);
  if (after) query = query.where('id', '>', after);
  if (named !== undefined)
    query = query.where(({ eb, or }) =>
      or([eb('name', 'ilike', containing(named)), eb('key', 'ilike', containing(named))]),
    );
  return (await query.orderBy('id').limit(limit).execute()).map(toProject);
}

/** False where the key is taken. */
export async function insertProject(db: Database, project: Project): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('projects')
    .values({
      id: project.id,
      key: project.key,
      name: project.name,
      source_language: project.sourceLanguage,
      target_languages: [...project.targetLanguages],
      created_at: project.createdAt,
      updated_at: project.updatedAt,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type ProjectChange = Partial<
  Pick<Project, 'name' | 'sourceLanguage' | 'targetLanguages' | 'currentPolicyId' | 'archivedAt'>
>;

export async function updateProject(
  db: Database,
  id: string,
  change: ProjectChange,
  now: Date,
): Promise<Project> {
  const row = await tables(db)
    .updateTable('projects')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.sourceLanguage !== undefined && { source_language: change.sourceLanguage }),
      ...(change.targetLanguages !== undefined && { target_languages: [...change.targetLanguages] }),
      ...(change.currentPolicyId !== undefined && { current_policy_id: change.currentPolicyId }),
      ...(change.archivedAt !== undefined && { archived_at: change.archivedAt }),
      revision: sql`revision + 1`,
      updated_at: now,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toProject(row);
}

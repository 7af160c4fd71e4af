import { type RawBuilder, sql } from 'kysely';
import type { SubjectPlace } from '#domain/context';
import { type Database, storableJson } from '#platform/database';
import { emptyAccount, type ImportState, type TermImport } from './term-import.ts';

const columns = sql`id, glossary_id as "glossaryId", project_id as "projectId", state, review, rest, conflicts, approval,
  artifact_id as "artifactId", file_name as "fileName", size::float8 as size, format,
  source_language as "sourceLanguage", target_language as "targetLanguage", read_entries as "readEntries",
  committed_version::float8 as "committedVersion", account, profile, failure, revision, created_by as "createdBy",
  created_at as "createdAt", committed_by as "committedBy", committed_at as "committedAt", undone_by as "undoneBy",
  undone_at as "undoneAt", expires_at as "expiresAt"`;

function toImport(row: TermImport): TermImport {
  return { ...row, account: { ...emptyAccount, ...row.account } };
}

export type NewImport = Pick<
  TermImport,
  | 'id'
  | 'glossaryId'
  | 'projectId'
  | 'review'
  | 'conflicts'
  | 'approval'
  | 'artifactId'
  | 'fileName'
  | 'size'
  | 'sourceLanguage'
  | 'targetLanguage'
  | 'createdBy'
  | 'createdAt'
>;

export async function insertImport(db: Database, row: NewImport): Promise<TermImport> {
  const { rows } = await sql<TermImport>`
    insert into glossary_imports (id, glossary_id, project_id, state, review, conflicts, approval, artifact_id, file_name,
      size, source_language, target_language, created_by, created_at)
    values (${row.id}, ${row.glossaryId}, ${row.projectId}, 'staging', ${row.review}, ${row.conflicts}, ${row.approval},
      ${row.artifactId}, ${row.fileName}, ${row.size}, ${row.sourceLanguage}, ${row.targetLanguage}, ${row.createdBy},
      ${row.createdAt})
    returning ${columns}`.execute(db);
  return toImport(rows[0]!);
}

export async function findImportRow(db: Database, id: string): Promise<TermImport | undefined> {
  const { rows } = await sql<TermImport>`select ${columns} from glossary_imports where id = ${id}`.execute(
    db,
  );
  return rows[0] && toImport(rows[0]);
}

/** Kept from changing until the transaction ends. Whoever needs the glossary locked as well locks that first. */
export async function lockImportRow(db: Database, id: string): Promise<TermImport | undefined> {
  const { rows } = await sql<TermImport>`
    select ${columns} from glossary_imports where id = ${id} for no key update`.execute(db);
  return rows[0] && toImport(rows[0]);
}

const columnOf = {
  state: 'state',
  rest: 'rest',
  conflicts: 'conflicts',
  approval: 'approval',
  format: 'format',
  readEntries: 'read_entries',
  committedVersion: 'committed_version',
  account: 'account',
  profile: 'profile',
  failure: 'failure',
  committedBy: 'committed_by',
  committedAt: 'committed_at',
  undoneBy: 'undone_by',
  undoneAt: 'undone_at',
  expiresAt: 'expires_at',
} as const;
export type ImportChange = Partial<Pick<TermImport, keyof typeof columnOf>>;
const inJson: ReadonlySet<string> = new Set(['account', 'profile', 'failure']);

/** Changes what is named and counts the revision up. */
export async function updateImport(db: Database, id: string, change: ImportChange): Promise<TermImport> {
  const settings: RawBuilder<unknown>[] = Object.entries(change).map(([name, value]) => {
    const column = sql.ref(columnOf[name as keyof ImportChange]);
    if (!inJson.has(name)) return sql`${column} = ${value}`;
    return sql`${column} = ${value === null ? null : storableJson(value)}::jsonb`;
  });
  const { rows } = await sql<TermImport>`
    update glossary_imports set ${sql.join([...settings, sql`revision = revision + 1`])}
    where id = ${id} returning ${columns}`.execute(db);
  return toImport(rows[0]!);
}

export interface ImportSearch {
  readonly projectId: string;
  readonly glossaryId: string;
  readonly state?: ImportState | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Newest first; one more than asked for, where there are more. */
export async function listImportRows(db: Database, search: ImportSearch): Promise<TermImport[]> {
  const { projectId, glossaryId, state, before, limit } = search;
  const { rows } = await sql<TermImport>`
    select ${columns} from glossary_imports where project_id = ${projectId} and glossary_id = ${glossaryId}
      and ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${before === undefined ? sql`true` : sql`id < ${before}`}
    order by id desc limit ${limit + 1}`.execute(db);
  return rows.map(toImport);
}

/** Imports whose time to be decided on or mended is over, locked. */
export async function lockOverdue(db: Database, now: Date, limit: number): Promise<TermImport[]> {
  const { rows } = await sql<TermImport>`
    select ${columns} from glossary_imports where state in ('reviewing', 'failed') and expires_at <= ${now}
    order by id limit ${limit} for no key update skip locked`.execute(db);
  return rows.map(toImport);
}

/** Where imports are. */
export async function listImportPlaces(db: Database, ids: readonly string[]): Promise<SubjectPlace[]> {
  const query = sql<SubjectPlace>`select id, project_id as "projectId" from glossary_imports
    where id = any(${[...ids]}::uuid[])`;
  return (await query.execute(db)).rows;
}

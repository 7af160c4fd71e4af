import { type RawBuilder, sql } from 'kysely';
import type { SubjectPlace } from '#domain/context';
import { type Database, storableJson } from '#platform/database';
import { emptyAccount, type ImportState, type MemoryImport } from './memory-import.ts';

const columns = sql`id, memory_id as "memoryId", project_id as "projectId", kind, state, review, rest, conflicts,
  artifact_id as "artifactId", file_name as "fileName", size, source_language as "sourceLanguage",
  target_language as "targetLanguage", run_id as "runId", read_units as "readUnits", read_bytes as "readBytes", account,
  profile, failure, revision, created_by as "createdBy", created_at as "createdAt", committed_by as "committedBy",
  committed_at as "committedAt", undone_by as "undoneBy", undone_at as "undoneAt", expires_at as "expiresAt"`;

function toImport(row: MemoryImport): MemoryImport {
  return { ...row, account: { ...emptyAccount, ...row.account } };
}

export type NewImport = Pick<
  MemoryImport,
  | 'id'
  | 'memoryId'
  | 'projectId'
  | 'kind'
  | 'state'
  | 'review'
  | 'conflicts'
  | 'sourceLanguage'
  | 'targetLanguage'
  | 'createdBy'
  | 'createdAt'
> &
  Partial<Pick<MemoryImport, 'artifactId' | 'fileName' | 'size' | 'runId' | 'expiresAt'>>;

export async function insertImport(db: Database, row: NewImport): Promise<MemoryImport> {
  const { artifactId = null, fileName = null, size = null, runId = null, expiresAt = null } = row;
  const { rows } = await sql<MemoryImport>`
    insert into memory_imports (id, memory_id, project_id, kind, state, review, conflicts, artifact_id, file_name, size,
      source_language, target_language, run_id, created_by, created_at, expires_at)
    values (${row.id}, ${row.memoryId}, ${row.projectId}, ${row.kind}, ${row.state}, ${row.review}, ${row.conflicts},
      ${artifactId}, ${fileName}, ${size}, ${row.sourceLanguage}, ${row.targetLanguage}, ${runId}, ${row.createdBy},
      ${row.createdAt}, ${expiresAt})
    returning ${columns}`.execute(db);
  return toImport(rows[0]!);
}

export async function findImportRow(db: Database, id: string): Promise<MemoryImport | undefined> {
  const { rows } = await sql<MemoryImport>`select ${columns} from memory_imports where id = ${id}`.execute(
    db,
  );
  return rows[0] && toImport(rows[0]);
}

/** Kept from changing until the transaction ends. Whoever needs the memory locked as well locks that first. */
export async function lockImportRow(db: Database, id: string): Promise<MemoryImport | undefined> {
  const { rows } =
    await sql<MemoryImport>`select ${columns} from memory_imports where id = ${id} for no key update`.execute(
      db,
    );
  return rows[0] && toImport(rows[0]);
}

export type ImportChange = Partial<
  Pick<
    MemoryImport,
    | 'state'
    | 'rest'
    | 'conflicts'
    | 'readUnits'
    | 'readBytes'
    | 'account'
    | 'profile'
    | 'failure'
    | 'committedBy'
    | 'committedAt'
    | 'undoneBy'
    | 'undoneAt'
    | 'expiresAt'
  >
>;

const columnOf: Readonly<Record<keyof ImportChange, string>> = {
  state: 'state',
  rest: 'rest',
  conflicts: 'conflicts',
  readUnits: 'read_units',
  readBytes: 'read_bytes',
  account: 'account',
  profile: 'profile',
  failure: 'failure',
  committedBy: 'committed_by',
  committedAt: 'committed_at',
  undoneBy: 'undone_by',
  undoneAt: 'undone_at',
  expiresAt: 'expires_at',
};
const inJson: ReadonlySet<string> = new Set(['account', 'profile', 'failure']);

/** Changes what is named and counts the revision up. */
export async function updateImport(db: Database, id: string, change: ImportChange): Promise<MemoryImport> {
  const settings: RawBuilder<unknown>[] = Object.entries(change).map(([name, value]) => {
    const column = sql.ref(columnOf[name as keyof ImportChange]);
    if (!inJson.has(name)) return sql`${column} = ${value}`;
    return sql`${column} = ${value === null ? null : storableJson(value)}::jsonb`;
  });
  const { rows } = await sql<MemoryImport>`
    update memory_imports set ${sql.join([...settings, sql`revision = revision + 1`])}
    where id = ${id} returning ${columns}`.execute(db);
  return toImport(rows[0]!);
}

export interface ImportSearch {
  readonly projectId: string;
  readonly memoryId?: string | undefined;
  readonly state?: ImportState | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** Newest first. */
export async function listImportRows(db: Database, search: ImportSearch): Promise<MemoryImport[]> {
  const { projectId, memoryId, state, before, limit } = search;
  const { rows } = await sql<MemoryImport>`
    select ${columns} from memory_imports where project_id = ${projectId}
      and ${memoryId === undefined ? sql`true` : sql`memory_id = ${memoryId}`}
      and ${state === undefined ? sql`true` : sql`state = ${state}`}
      and ${before === undefined ? sql`true` : sql`id < ${before}`}
    order by id desc limit ${limit}`.execute(db);
  return rows.map(toImport);
}

export interface DecisionCounts {
  readonly accepted: number;
  readonly rejected: number;
  readonly undecided: number;
}

/** Candidates of an import by decision; those that were deleted since are not among them. */
export async function countDecisions(db: Database, importId: string): Promise<DecisionCounts> {
  const { rows } = await sql<DecisionCounts>`
    select count(*) filter (where decision = 'accepted') as accepted,
      count(*) filter (where decision = 'rejected') as rejected,
      count(*) filter (where decision is null) as undecided
    from memory_units where import_id = ${importId}`.execute(db);
  return rows[0]!;
}

/** Where imports are. */
export async function listImportPlaces(db: Database, ids: readonly string[]): Promise<SubjectPlace[]> {
  const query = sql<SubjectPlace>`select id, project_id as "projectId" from memory_imports
    where id = any(${[...ids]}::uuid[])`;
  return (await query.execute(db)).rows;
}

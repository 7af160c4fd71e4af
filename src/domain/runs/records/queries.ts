import { sql } from 'kysely';
import type { SubjectPlace } from '#domain/context';
import type { Finding } from '#engine/findings';
import type { Database } from '#platform/database';
import type { Run } from './run.ts';
import type { RunStage } from './run-state.ts';
import type { RunsTable, RunTables } from './tables.ts';

const tables = (db: Database) => db.withTables<RunTables>();
type Row = { [K in keyof RunsTable]: RunsTable[K] extends { __select__: infer S } ? S : RunsTable[K] };

function toRun(row: Row): Run {
  return {
    id: row.id,
    projectId: row.project_id,
    fileId: row.file_id,
    versionId: row.version_id,
    extractionId: row.extraction_id,
    policyId: row.policy_id,
    sourceLanguage: row.source_language,
    targetLanguage: row.target_language,
    overrides: row.overrides as unknown as Run['overrides'],
    state: row.state,
    stage: row.stage,
    epoch: row.epoch as unknown as number,
    priority: row.priority,
    segmentsTotal: row.segments_total as unknown as number,
    segmentsDone: row.segments_done as unknown as number,
    portionsLeft: row.portions_left as unknown as number,
    failure: row.failure as unknown as Run['failure'],
    changes: row.changes as unknown as Run['changes'],
    report: row.report,
    batchId: row.batch_id,
    batchNumber: row.batch_number,
    previousRunId: row.previous_run_id,
    revision: row.revision as unknown as number,
    createdBy: row.created_by,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
  };
}

export async function findRunRow(db: Database, id: string): Promise<Run | undefined> {
  const row = await tables(db).selectFrom('runs').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toRun(row as unknown as Row);
}

/** The run, kept from changing until the transaction ends. */
export async function lockRunRow(db: Database, id: string): Promise<Run | undefined> {
  const query = tables(db).selectFrom('runs').selectAll().where('id', '=', id).forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  return row && toRun(row as unknown as Row);
}

/** Where runs are. */
export async function listRunPlaces(db: Database, ids: readonly string[]): Promise<SubjectPlace[]> {
  const query = tables(db).selectFrom('runs').select(['id', 'project_id', 'file_id']);
  const rows = await query.where('id', 'in', [...ids]).execute();
  return rows.map(({ id, project_id, file_id }) => ({
    ...{ id, projectId: project_id, fileId: file_id, runId: id },
  }));
}

export interface RunPage {
  readonly projectId: string;
  readonly state?: string;
  readonly fileId?: string;
  readonly targetLanguage?: string;
  /** Of the version of the policy that it runs under. */
  readonly policyId?: string;
  /** Id of the last run of the page before. */
  readonly before?: string;
  readonly limit: number;
}

/** Newest first. */
export async function listRunRows(db: Database, page: RunPage): Promise<Run[]> {
  let query = tables(db)
    .selectFrom('runs')
    .selectAll()
    .where('project_id', '=', page.projectId)
    .orderBy('id', 'desc')
    .limit(page.limit);
  if (page.state) query = query.where('state', '=', page.state as Run['state']);
  if (page.fileId) query = query.where('file_id', '=', page.fileId);
  if (page.targetLanguage) query = query.where('target_language', '=', page.targetLanguage);
  if (page.policyId) query = query.where('policy_id', '=', page.policyId);
  if (page.before) query = query.where('id', '<', page.before);
  return (await query.execute()).map((row) => toRun(row as unknown as Row));
}

export async function insertRun(db: Database, run: Run): Promise<void> {
  await tables(db)
    .insertInto('runs')
    .values({
      id: run.id,
      project_id: run.projectId,
      file_id: run.fileId,
      version_id: run.versionId,
      policy_id: run.policyId,
      source_language: run.sourceLanguage,
      target_language: run.targetLanguage,
      overrides: JSON.stringify(run.overrides),
      state: run.state,
      stage: run.stage,
      priority: run.priority,
      batch_id: run.batchId,
      batch_number: run.batchNumber,
      previous_run_id: run.previousRunId,
      created_by: run.createdBy,
      created_at: run.createdAt,
      updated_at: run.updatedAt,
    })
    .execute();
}

export type RunChange = Partial<
  Pick<
    Run,
    | 'state'
    | 'stage'
    | 'epoch'
    | 'priority'
    | 'extractionId'
    | 'sourceLanguage'
    | 'segmentsTotal'
    | 'segmentsDone'
    | 'portionsLeft'
    | 'failure'
    | 'changes'
    | 'report'
    | 'startedAt'
    | 'finishedAt'
  >
>;

/** Writes what changed and raises the revision. */
export async function updateRun(db: Database, run: Run, change: RunChange, now: Date): Promise<Run> {
  const json = (value: unknown): string | null => (value == null ? null : JSON.stringify(value));
  const row = await tables(db)
    .updateTable('runs')
    .set({
      ...(change.state && { state: change.state }),
      ...(change.state && { paused_at: change.state === 'paused' ? now : null }),
      ...(change.stage && { stage: change.stage }),
      ...(change.epoch !== undefined && { epoch: change.epoch }),
      ...(change.priority !== undefined && { priority: change.priority }),
      ...(change.extractionId !== undefined && { extraction_id: change.extractionId }),
      ...(change.sourceLanguage !== undefined && { source_language: change.sourceLanguage }),
      ...(change.segmentsTotal !== undefined && { segments_total: change.segmentsTotal }),
      ...(change.segmentsDone !== undefined && { segments_done: change.segmentsDone }),
      ...(change.portionsLeft !== undefined && { portions_left: change.portionsLeft }),
      ...(change.failure !== undefined && { failure: json(change.failure) }),
      ...(change.changes !== undefined && { changes: json(change.changes) }),
      ...(change.report !== undefined && { report: json(change.report) }),
      ...(change.startedAt !== undefined && { started_at: change.startedAt }),
      ...(change.finishedAt !== undefined && { finished_at: change.finishedAt }),
      revision: sql`revision + 1`,
      updated_at: now,
    })
    .where('id', '=', run.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toRun(row as unknown as Row);
}

export async function insertEvent(
  db: Database,
  runId: string,
  event: string,
  data: Record<string, unknown>,
  now: Date,
): Promise<void> {
  await tables(db)
    .insertInto('run_events')
    .values({ run_id: runId, event, data: JSON.stringify(data), occurred_at: now })
    .execute();
}

/** Replaces what a stage found; findings of a run without a position are of the document. */
export async function replaceFindings(
  db: Database,
  runId: string,
  stage: RunStage,
  findings: readonly (Finding & { readonly position?: number })[],
): Promise<void> {
  await deleteFindings(db, runId, stage);
  await appendFindings(db, runId, stage, findings);
}

/** Findings in one statement; numbers go on after those that are there. */
export async function appendFindings(
  db: Database,
  runId: string,
  stage: RunStage,
  findings: readonly (Finding & { readonly position?: number })[],
): Promise<void> {
  if (findings.length === 0) return;
  await sql`
    insert into run_findings (run_id, number, stage, code, severity, position, finding)
    select ${runId}, (select coalesce(max(number), 0) from run_findings where run_id = ${runId} and stage = ${stage}) + ordinality,
      ${stage}, entry->>'code', entry->>'severity', (entry->>'position')::integer, entry - 'position'
    from jsonb_array_elements(${JSON.stringify(findings)}::jsonb) with ordinality as entries (entry, ordinality)`.execute(
    db,
  );
}

/** Ids of runs that should be on their way and have not changed since a time, oldest first. */
export async function listStandingRuns(db: Database, since: Date): Promise<string[]> {
  const rows = await tables(db)
    .selectFrom('runs')
    .select('id')
    .where('state', 'in', ['waiting', 'running'])
    .where('updated_at', '<', since)
    .orderBy('updated_at')
    .execute();
  return rows.map(({ id }) => id);
}

/** Forgets what a stage said of segments, before it is done again. */
export async function deleteFindings(db: Database, runId: string, stage: RunStage): Promise<void> {
  await tables(db)
    .deleteFrom('run_findings')
    .where('run_id', '=', runId)
    .where('stage', '=', stage)
    .execute();
}

/**
 * The run of another version of the file into the same language whose targets are worth most: the newest that holds
 * approved ones, however it ended; else the newest that ended well or is in review. What people approved is not lost
 * because a later run of that version was reviewed by nobody.
 */
export async function findRunOfOtherVersion(
  db: Database,
  { fileId, versionId, targetLanguage }: Pick<Run, 'fileId' | 'versionId' | 'targetLanguage'>,
): Promise<Run | undefined> {
  const isApproved = sql<boolean>`exists (select from targets
    where targets.run_id = runs.id and targets.review_status = 'approved')`;
  const row = await tables(db)
    .selectFrom('runs')
    .selectAll()
    .where('file_id', '=', fileId)
    .where('version_id', '<>', versionId)
    .where('target_language', '=', targetLanguage)
    .where('state', 'in', ['delivered', 'in_review', 'blocked', 'failed'])
    .where((where) => where.or([where('state', 'in', ['delivered', 'in_review']), isApproved]))
    .where('extraction_id', 'is not', null)
    .orderBy(isApproved, 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && toRun(row as unknown as Row);
}

/** What people call the document of a run. */
export interface RunDocument {
  readonly fileName: string;
  readonly versionNumber: number;
  /** When the texts of its file or version were deleted, with everything of this run that could be read. */
  readonly deletedAt: Date | null;
}

/** The documents of runs, by the version they translate. */
export async function listRunDocuments(
  db: Database,
  runs: readonly Pick<Run, 'versionId'>[],
): Promise<ReadonlyMap<string, RunDocument>> {
  const ids = [...new Set(runs.map(({ versionId }) => versionId))];
  const { rows } = await sql<RunDocument & { versionId: string }>`
    select v.id as "versionId", f.name as "fileName", v.number as "versionNumber", 
      coalesce(f.deleted_at, v.deleted_at) as "deletedAt"
    from versions v join files f on f.id = v.file_id where v.id = any(${ids}::uuid[])`.execute(db);
  return new Map(rows.map(({ versionId, ...document }) => [versionId, document]));
}

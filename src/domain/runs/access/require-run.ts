import { sql } from 'kysely';
import { type Context, type ProjectAbility, requireInProject } from '#domain/context';
import { runProblem } from './problems.ts';

/** What targets, comparisons and reports need to know of a run. */
export interface KnownRun {
  readonly id: string;
  readonly projectId: string;
  readonly fileId: string;
  readonly versionId: string;
  readonly extractionId: string | null;
  readonly state: string;
  readonly stage: string;
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly segmentsTotal: number;
}

/** The run, for whoever may do this in its project; refuses with `run-unknown` whoever is no member of it. */
export async function requireRun(
  context: Context,
  runId: string,
  ability: ProjectAbility = 'project.read',
): Promise<KnownRun> {
  return allowed(context, runId, ability, await find(context, runId, false));
}

/** The same, kept from changing until the transaction ends: changes of a run's targets come one after another. */
export async function lockRun(context: Context, runId: string, ability: ProjectAbility): Promise<KnownRun> {
  return allowed(context, runId, ability, await find(context, runId, true));
}

/** Refuses with `project-unknown` whoever is no member, and everybody where there is no such project. */
export async function requireProject(
  context: Context,
  projectId: string,
  ability: ProjectAbility,
): Promise<void> {
  const { rows } = await sql`select 1 from projects where id = ${projectId}`.execute(context.db);
  const known = rows.length > 0 ? context.actor : { ...context.actor, projects: new Map() };
  requireInProject(known, ability, projectId);
}

export function stateProblem(state: string, detail: string) {
  return runProblem('run-state', { detail, facts: { state } });
}

function allowed(
  context: Context,
  runId: string,
  ability: ProjectAbility,
  run: KnownRun | undefined,
): KnownRun {
  const { projects } = context.actor;
  if (!run || (projects !== 'all' && !projects.has(run.projectId)))
    throw runProblem('run-unknown', { detail: runId });
  requireInProject(context.actor, ability, run.projectId);
  return run;
}

async function find({ db }: Context, id: string, lock: boolean): Promise<KnownRun | undefined> {
  const { rows } = await sql<KnownRun>`
    select id, project_id as "projectId", file_id as "fileId", version_id as "versionId",
      extraction_id as "extractionId", state, stage, source_language as "sourceLanguage",
      target_language as "targetLanguage", segments_total as "segmentsTotal"
    from runs where id = ${id} ${lock ? sql`for no key update` : sql``}`.execute(db);
  return rows[0];
}

import { type Context, requireInProject } from '#domain/context';
import { fileProblem, findFile, findVersion, requireLiving, requireLivingVersion } from '#domain/files';
import { currentPolicy, findPolicy, policyProblem } from '#domain/projects';
import { runProblem } from '#domain/runs/access';
import { insertEvent, insertRun, type Run, type RunOverrides } from '#domain/runs/records';
import { enqueueStage } from '#domain/runs/stages';
import { newId } from '#platform/database';

export interface RunRequest {
  /** Where the version has to be; by default wherever it is. */
  readonly projectId?: string;
  readonly versionId: string;
  /** BCP 47 tag. */
  readonly targetLanguage: string;
  /** A version of the project's policy; by default the current one. */
  readonly policyId?: string;
  /** Higher first; default 0. */
  readonly priority?: number;
  readonly overrides?: RunOverrides;
  readonly batch?: { readonly id: string; readonly number: number };
  readonly previousRunId?: string;
}

/**
 * Starts a run: its row, its first job and its audit line exist together or not at all. Refuses with `version-unknown` and
 * `policy-unknown` also what is of another project.
 */
export async function createRun(context: Context, request: RunRequest): Promise<Run> {
  const version = await findVersion(context, request.versionId);
  if (version.projectId !== (request.projectId ?? version.projectId))
    throw fileProblem('version-unknown', { detail: version.id });
  requireInProject(context.actor, 'project.operate', version.projectId);
  requireLiving(await findFile(context, version.fileId));
  requireLivingVersion(version);
  const policy = request.policyId
    ? await findPolicy(context, request.policyId)
    : await currentPolicy(context, version.projectId);
  if (policy.projectId !== version.projectId) throw policyProblem('policy-unknown', { detail: policy.id });
  if (isSameLanguage(version.sourceLanguage, request.targetLanguage))
    throw runProblem('target-language-same', { detail: request.targetLanguage });
  const now = context.now();
  const run: Run = {
    id: newId(),
    projectId: version.projectId,
    fileId: version.fileId,
    versionId: version.id,
    extractionId: null,
    policyId: policy.id,
    sourceLanguage: version.sourceLanguage,
    targetLanguage: request.targetLanguage,
    overrides: request.overrides ?? {},
    state: 'waiting',
    stage: 'intake',
    epoch: 1,
    priority: request.priority ?? 0,
    segmentsTotal: 0,
    segmentsDone: 0,
    portionsLeft: 0,
    failure: null,
    changes: null,
    report: null,
    batchId: request.batch?.id ?? null,
    batchNumber: request.batch?.number ?? null,
    previousRunId: request.previousRunId ?? null,
    revision: 1,
    createdBy: context.actor.id,
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    finishedAt: null,
  };
  await insertRun(context.db, run);
  await insertEvent(context.db, run.id, 'created', { state: run.state, stage: run.stage }, now);
  await enqueueStage(context, run);
  context.record({
    action: 'runs.create-run',
    subject: { kind: 'run', id: run.id },
    projectId: run.projectId,
    after: { versionId: run.versionId, targetLanguage: run.targetLanguage, policyId: run.policyId },
  });
  return run;
}

function isSameLanguage(source: string, target: string): boolean {
  return source.toLowerCase() === target.toLowerCase();
}

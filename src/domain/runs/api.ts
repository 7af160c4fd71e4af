import { z } from 'zod';
import { linkToArtifact } from '#domain/artifacts';
import { type Ability, type Context, defineRoute } from '#domain/context';
import { findProject } from '#domain/projects';
import { findRun, runProblem } from '#domain/runs/access';
import {
  cancelRun,
  createRun,
  pauseRun,
  prioritiseRun,
  rerun,
  resumeRun,
  retryRun,
} from '#domain/runs/lifecycle';
import {
  findDelivery,
  listRunRows,
  type Run,
  runOverridesSchema,
  runStages,
  runStates,
} from '#domain/runs/records';
import { countFindings, findingSchema, listFindingRows, watchRun } from '#domain/runs/watching';
import {
  type AnyRoute,
  languageTag,
  numberedPageQuery,
  pageOf,
  pageQuery,
  pageSchema,
  RouteAnswer,
  requireRevision,
} from '#platform/web';
import { deliverySchema, runSchema, toRunDocument } from './schemas.ts';

/** What other rooms do when people end a run; called inside the transaction that ends it. */
export interface RunHooks {
  onEnded?(context: Context, run: Run): Promise<void>;
}

const one = z.object({ runId: z.uuid() });
const inProject = z.object({ projectId: z.uuid() });
const priority = z.int().min(-100).max(100).describe('Higher first.');
/** Reading is not noted in the audit, and who has a link needs no account: it lasts no longer than a download takes. */
const longestReadLink = 3_600;
const tag = 'Runs';
const changeProblems = ['run-unknown', 'run-state'];

function answer(run: Run, status = 200) {
  const location = status === 201 ? { location: `/api/v1/runs/${run.id}` } : {};
  return new RouteAnswer(toRunDocument(run), { status, revision: run.revision, ...location });
}

/** Holds a change to the revision its author saw, where one is sent; whoever may not change it hears of none. */
async function holdToRevision(context: Context, runId: string, revision: number | undefined): Promise<void> {
  const run = await findRun(context, runId, 'project.operate');
  if (revision !== undefined) requireRevision({ revision }, run.revision);
}

const reading = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/runs',
    operationId: 'listRuns',
    summary: 'Lists the runs of a project, newest first.',
    tag,
    ability: 'project.read',
    params: inProject,
    query: pageQuery.extend({
      state: z.enum(runStates).optional(),
      fileId: z.uuid().optional(),
      targetLanguage: z.string().max(35).optional(),
      policyId: z.uuid().optional().describe('Of the version of the policy that they run under.'),
    }),
    response: pageSchema(runSchema),
    problems: ['project-unknown'],
    async handle(context, { params: { projectId }, query: { limit, cursor, ...filter } }) {
      await findProject(context, projectId, 'project.read');
      const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
      const before = cursor === undefined ? {} : { before: cursor };
      const rows = await listRunRows(context.db, { projectId, limit: limit + 1, ...given, ...before });
      return pageOf(rows, limit, toRunDocument);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId',
    operationId: 'getRun',
    summary: 'Shows a run: its state, how far it has come, and why it did not go on.',
    tag,
    ability: 'project.read',
    params: one,
    response: runSchema,
    problems: ['run-unknown'],
    handle: async (context, { params }) => answer(await findRun(context, params.runId)),
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/findings',
    operationId: 'listRunFindings',
    summary: 'Lists what stages and checks found on the document, its targets and its output.',
    tag,
    ability: 'project.read',
    params: one,
    query: numberedPageQuery.extend({
      stage: z.enum(runStages).optional(),
      severity: z.enum(['error', 'warning', 'info']).optional(),
      code: z.string().max(100).optional(),
    }),
    response: pageSchema(findingSchema),
    problems: ['run-unknown'],
    async handle(context, { params, query: { limit, cursor: skip = 0, ...filter } }) {
      const run = await findRun(context, params.runId);
      const rows = await listFindingRows(context.db, run.id, filter, { skip, limit: limit + 1 });
      const numbered = rows.map((row, index) => ({ row, end: skip + index + 1 }));
      return pageOf(
        numbered,
        limit,
        ({ row }) => row,
        ({ end }) => end,
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/findings/counts',
    operationId: 'countRunFindings',
    summary: 'Counts what was found by stage and code, what weighs most first.',
    tag,
    ability: 'project.read',
    params: one,
    response: z.object({
      items: z.array(
        z.object({
          stage: z.string(),
          code: z.string(),
          severity: z.enum(['error', 'warning', 'info']),
          count: z.int(),
          onSegments: z.int().describe('The others are of the document.'),
          message: z.string().describe('Of the first.'),
          action: z.string(),
        }),
      ),
    }),
    problems: ['run-unknown'],
    async handle(context, { params }) {
      return { items: await countFindings(context.db, await findRun(context, params.runId)) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/events',
    operationId: 'watchRun',
    summary:
      'Tells as server-sent events what happens to a run, from its beginning or from Last-Event-ID on.',
    tag,
    ability: 'project.read',
    params: one,
    problems: ['run-unknown'],
    async handle(context, { params, signal, header }) {
      const run = await findRun(context, params.runId);
      const last = Number(header('last-event-id') ?? 0);
      const after = Number.isSafeInteger(last) && last >= 0 ? last : 0;
      return new RouteAnswer(undefined, { events: watchRun(context, run.id, { after, signal }) });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/delivery',
    operationId: 'getDelivery',
    summary: 'Shows what was delivered, with its certificate and a link to it.',
    tag,
    ability: 'project.read',
    params: one,
    query: z.object({
      seconds: z.coerce
        .number()
        .int()
        .min(1)
        .max(longestReadLink)
        .default(600)
        .describe('The link is valid for; one that is given to others is made of the artifact, and noted.'),
    }),
    response: deliverySchema,
    problems: ['run-unknown', 'delivery-missing', 'artifact-expired'],
    async handle(context, { params, query }) {
      const run = await findRun(context, params.runId);
      const delivery = await findDelivery(context.db, run.id);
      if (!delivery) throw runProblem('delivery-missing', { detail: `it is ${run.state}` });
      const { artifactId, certificate, deliveredAt } = delivery;
      const { url, expiresAt } = await linkToArtifact(context, artifactId, query);
      const link = { url, expiresAt: expiresAt.toISOString() };
      return {
        runId: run.id,
        artifactId,
        certificate: { ...certificate },
        deliveredAt: deliveredAt.toISOString(),
        link,
      };
    },
  }),
];

const changing = [
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/runs',
    operationId: 'createRun',
    summary: 'Translates a version into a language.',
    tag,
    ability: 'project.operate',
    params: inProject,
    body: z.strictObject({
      versionId: z.uuid(),
      targetLanguage: languageTag,
      policyId: z.uuid().optional().describe('Default: the current policy of the project.'),
      priority: priority.default(0),
      overrides: runOverridesSchema.optional(),
    }),
    status: 201,
    response: runSchema,
    problems: ['project-unknown', 'version-unknown', 'policy-unknown', 'target-language-same'],
    async handle(context, { params, body }) {
      await findProject(context, params.projectId, 'project.operate');
      const { policyId, overrides, ...rest } = body;
      const run = await createRun(context, {
        ...params,
        ...rest,
        ...(policyId !== undefined && { policyId }),
        ...(overrides !== undefined && { overrides }),
      });
      return answer(run, 201);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/runs/:runId/pause',
    operationId: 'pauseRun',
    summary: 'Lets a run’s jobs under way finish and starts no others.',
    tag,
    ability: 'project.operate',
    params: one,
    response: runSchema,
    problems: changeProblems,
    async handle(context, { params: { runId }, revision }) {
      await holdToRevision(context, runId, revision);
      return answer(await pauseRun(context, runId));
    },
  }),
  defineRoute({
    method: 'DELETE',
    path: '/runs/:runId/pause',
    operationId: 'resumeRun',
    summary: 'Lets a paused run go on.',
    tag,
    ability: 'project.operate',
    params: one,
    status: 200,
    response: runSchema,
    problems: changeProblems,
    async handle(context, { params: { runId }, revision }) {
      await holdToRevision(context, runId, revision);
      return answer(await resumeRun(context, runId));
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/runs/:runId/retries',
    operationId: 'retryRun',
    summary: 'Does a run again from a stage it has come to; default: where it stopped.',
    tag,
    ability: 'project.operate',
    params: one,
    body: z.strictObject({ stage: z.enum(runStages).optional() }),
    status: 200,
    response: runSchema,
    problems: [...changeProblems, 'run-stage'],
    example: { body: { stage: 'quality' } },
    handle: async (context, { params, body }) => answer(await retryRun(context, params.runId, body.stage)),
  }),
  defineRoute({
    method: 'POST',
    path: '/runs/:runId/reruns',
    operationId: 'rerunRun',
    summary:
      'Translates the same version once more, under another policy, with another connection or language.',
    tag,
    ability: 'project.operate',
    params: one,
    body: z.strictObject({
      policyId: z.uuid().optional(),
      connection: z.string().min(1).max(200).optional().describe('Name of the only connection to use.'),
      targetLanguage: languageTag.optional(),
    }),
    status: 201,
    response: runSchema,
    example: { body: { connection: 'translator' } },
    problems: ['run-unknown', 'policy-unknown', 'target-language-same'],
    async handle(context, { params, body: { connection, ...other } }) {
      const run = await findRun(context, params.runId);
      const given = Object.fromEntries(Object.entries(other).filter(([, value]) => value !== undefined));
      const overrides = connection === undefined ? {} : { overrides: { ...run.overrides, connection } };
      return answer(await rerun(context, run.id, { ...given, ...overrides }), 201);
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/runs/:runId/priority',
    operationId: 'prioritiseRun',
    summary: 'Lets the jobs of a run that do not work yet go before or after others.',
    tag,
    ability: 'project.operate',
    params: one,
    body: z.strictObject({ priority }),
    response: runSchema,
    problems: ['run-unknown'],
    example: { body: { priority: 5 } },
    async handle(context, { params: { runId }, body, revision }) {
      await holdToRevision(context, runId, revision);
      return answer(await prioritiseRun(context, runId, body.priority));
    },
  }),
];

function cancellation(hooks: RunHooks) {
  return defineRoute({
    method: 'POST',
    path: '/runs/:runId/cancellation',
    operationId: 'cancelRun',
    summary: 'Stops a run for good; what it has is kept.',
    tag,
    ability: 'project.operate',
    params: one,
    body: z.strictObject({ reason: z.string().trim().max(2000).optional() }),
    status: 200,
    response: runSchema,
    problems: changeProblems,
    example: { body: { reason: 'The wrong version was uploaded' } },
    async handle(context, { params, body }) {
      const run = await cancelRun(context, params.runId, body.reason);
      await hooks.onEnded?.(context, run);
      return answer(run);
    },
  });
}

/** Routes of runs; the hooks say what other rooms do when a person ends one. */
export function runRoutes(hooks: RunHooks = {}): readonly AnyRoute<Context, Ability>[] {
  return [...reading, ...changing, cancellation(hooks)];
}

import { z } from 'zod';
import { transact } from '#domain/audit';
import { type Context, defineRoute } from '#domain/context';
import { findProject } from '#domain/projects';
import { numberedPageQuery, pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import { type Batch, batchStates, itemStates, manifestSchema } from './batch.ts';
import { cancelBatch, requireBatch, resubmitFailed } from './change-batch.ts';
import { createBatch, putUploads, readManifest, storeUploads } from './create-batch.ts';
import {
  countItems,
  countItemsOf,
  type ItemRow,
  listBatchRows,
  listItemRows,
  sumProgress,
} from './queries.ts';

const inProject = z.object({ projectId: z.uuid() });
const one = z.object({ batchId: z.uuid() });
const moment = z.iso.datetime();
const tag = 'Batches';

const batchFields = {
  id: z.uuid(),
  projectId: z.uuid(),
  name: z.string(),
  state: z.enum(batchStates),
  revision: z.int(),
  createdBy: z.string(),
  createdAt: moment,
  finishedAt: moment.nullable(),
};
const batchSchema = z.object(batchFields).meta({ id: 'Batch' });
const itemCounts = z.object(Object.fromEntries(itemStates.map((state) => [state, z.int()])));
const items = itemCounts.describe('By state.');
const listedSchema = z.object({ ...batchFields, items }).meta({ id: 'ListedBatch' });
const progressSchema = z
  .object({
    ...batchFields,
    items,
    segments: z.object({ total: z.int(), done: z.int() }),
  })
  .meta({ id: 'BatchProgress' });
const itemSchema = z
  .object({
    number: z.int(),
    name: z.string(),
    targetLanguage: z.string(),
    state: z.enum(itemStates),
    attempts: z.int(),
    fileId: z.uuid().nullable(),
    versionId: z.uuid().nullable(),
    runId: z.uuid().nullable(),
    runState: z.string().nullable(),
    runStage: z.string().nullable(),
    failure: z
      .object({
        code: z.string(),
        message: z.string(),
        action: z.string(),
        facts: z.record(z.string(), z.unknown()).optional(),
      })
      .nullable(),
  })
  .meta({ id: 'BatchItem' });

const toBatch = ({ createdAt, finishedAt, ...batch }: Batch) => ({
  ...batch,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});

function toItem({
  batchId: _,
  artifactId: _artifact,
  request,
  failure,
  ...item
}: ItemRow): z.input<typeof itemSchema> {
  const shown = failure && { ...failure, ...(failure.facts && { facts: { ...failure.facts } }) };
  return {
    ...item,
    targetLanguage: request.targetLanguage,
    failure: shown as z.input<typeof itemSchema>['failure'],
  };
}

async function show(context: Context, batch: Batch) {
  const items = await countItems(context.db, batch.id);
  const segments = await sumProgress(context.db, batch.id);
  return new RouteAnswer({ ...toBatch(batch), items, segments }, { revision: batch.revision });
}

const creationProblems = [
  'project-unknown',
  'batch-manifest-invalid',
  'batch-file-missing',
  'batch-file-ambiguous',
  'batch-language-missing',
  'batch-empty',
];

export const routes = [
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/batches',
    operationId: 'uploadBatch',
    summary: 'Submits many files at once: the field `manifest` first, then the files.',
    tag,
    ability: 'project.operate',
    accepts: 'multipart',
    transaction: false,
    params: inProject,
    body: z.strictObject({
      manifest: z.string().min(2).max(1_000_000).describe('JSON; see docs/batches.md.'),
    }),
    status: 201,
    response: batchSchema,
    example: { body: { manifest: '{"name": "Spring", "targetLanguages": ["de", "fr"]}' } },
    problems: [...creationProblems, 'size-exceeded'],
    async handle(context, { params: { projectId }, body, upload }) {
      await findProject(context, projectId, 'project.operate');
      const manifest = readManifest(body.manifest);
      const uploads = await putUploads(context, projectId, upload);
      const { services, actor, correlationId } = context;
      const create = async (inTransaction: Context) => {
        const stored = await storeUploads(inTransaction, projectId, uploads);
        return createBatch(inTransaction, projectId, manifest, stored);
      };
      const batch = await transact(services, actor, create, { correlationId });
      return new RouteAnswer(toBatch(batch), { status: 201, location: `/api/v1/batches/${batch.id}` });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/batch-manifests',
    operationId: 'createBatch',
    summary: 'Submits documents at once that the project already has, as artifacts or versions.',
    tag,
    ability: 'project.operate',
    params: inProject,
    body: manifestSchema,
    status: 201,
    response: batchSchema,
    example: {
      body: {
        ...{ name: 'Spring', targetLanguages: ['de', 'fr'] },
        items: [{ artifactId: '0195e1a2-6b3c-7055-8411-a7ca5ecfaebe' }],
      },
    },
    problems: creationProblems,
    async handle(context, { params: { projectId }, body }) {
      await findProject(context, projectId, 'project.operate');
      const batch = await createBatch(context, projectId, body);
      return new RouteAnswer(toBatch(batch), { status: 201, location: `/api/v1/batches/${batch.id}` });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/batches',
    operationId: 'listBatches',
    summary: 'Lists the batches of a project, newest first.',
    tag,
    ability: 'project.read',
    params: inProject,
    query: pageQuery.extend({ state: z.enum(batchStates).optional() }),
    response: pageSchema(listedSchema),
    problems: ['project-unknown'],
    async handle(context, { params: { projectId }, query: { limit, cursor, state } }) {
      await findProject(context, projectId, 'project.read');
      const rows = await listBatchRows(context.db, projectId, { before: cursor, limit: limit + 1, state });
      const counts = await countItemsOf(
        context.db,
        rows.map(({ id }) => id),
      );
      return pageOf(rows, limit, (batch) => ({ ...toBatch(batch), items: { ...counts.get(batch.id)! } }));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/batches/:batchId',
    operationId: 'getBatch',
    summary: 'Shows how far a batch has come.',
    tag,
    ability: 'project.read',
    params: one,
    response: progressSchema,
    problems: ['batch-unknown'],
    handle: async (context, { params }) =>
      show(context, await requireBatch(context, params.batchId, 'project.read')),
  }),
  defineRoute({
    method: 'GET',
    path: '/batches/:batchId/items',
    operationId: 'listBatchItems',
    summary: 'Lists the items of a batch with their runs, and why some failed.',
    tag,
    ability: 'project.read',
    params: one,
    query: numberedPageQuery.extend({ state: z.enum(itemStates).optional() }),
    response: pageSchema(itemSchema),
    problems: ['batch-unknown'],
    async handle(context, { params, query: { limit, cursor: after = -1, state } }) {
      const batch = await requireBatch(context, params.batchId, 'project.read');
      const rows = await listItemRows(context.db, batch.id, { after, limit: limit + 1, state });
      return pageOf(rows, limit, toItem, ({ number }) => number);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/batches/:batchId/cancellation',
    operationId: 'cancelBatch',
    summary: 'Cancels what of a batch is not delivered.',
    tag,
    ability: 'project.operate',
    params: one,
    status: 202,
    response: progressSchema,
    problems: ['batch-unknown', 'batch-state'],
    async handle(context, { params }) {
      const { body, options } = await show(context, await cancelBatch(context, params.batchId));
      return new RouteAnswer(body, { ...options, status: 202 });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/batches/:batchId/resubmissions',
    operationId: 'resubmitFailedItems',
    summary: 'Submits the failed items of a batch anew.',
    tag,
    ability: 'project.operate',
    params: one,
    status: 202,
    response: z.object({ resubmitted: z.int() }),
    problems: ['batch-unknown', 'batch-state'],
    async handle(context, { params }) {
      return new RouteAnswer(await resubmitFailed(context, params.batchId), { status: 202 });
    },
  }),
];

import { z } from 'zod';
import { defineRoute } from '#domain/context';
import {
  type LineageOperation,
  listOperations,
  mergeFiles,
  renameById,
  splitFile,
  undoOperation,
} from '#domain/files/lineage';
import { nameOf, pageOf, pageQuery, pageSchema } from '#platform/web';

const inProject = z.object({ projectId: z.uuid() });
const name = nameOf(255);

const operationSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    kind: z.enum(['rename', 'merge', 'split']),
    fileIds: z.array(z.uuid()).describe('The file it was about, then the one it went into or the new one'),
    before: z.unknown().describe('The name, or the places of versions'),
    after: z.unknown(),
    doneBy: z.string(),
    createdAt: z.iso.datetime(),
    undoneAt: z.iso.datetime().nullable(),
    undoneBy: z.string().nullable(),
  })
  .meta({ id: 'LineageOperation' });

const orderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rename'), fileId: z.uuid(), name }),
  z.strictObject({ kind: z.literal('merge'), fileId: z.uuid(), intoFileId: z.uuid() }),
  z.strictObject({
    kind: z.literal('split'),
    fileId: z.uuid(),
    versionIds: z.array(z.uuid()).min(1).max(10_000),
    name: name.optional(),
    externalKey: name.optional(),
  }),
]);

const showOperation = ({ body, ...operation }: LineageOperation) => ({
  ...operation,
  kind: body.kind,
  fileIds: [...body.fileIds],
  before: body.before,
  after: body.after,
  createdAt: operation.createdAt.toISOString(),
  undoneAt: operation.undoneAt?.toISOString() ?? null,
});

export const routes = [
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/lineage-operations',
    operationId: 'createLineageOperation',
    summary: 'Rename a file, merge two files, or split versions off into a new file',
    tag: 'Lineage',
    ability: 'project.operate',
    params: inProject,
    body: orderSchema,
    response: operationSchema,
    problems: [
      'project-unknown',
      'file-unknown',
      'file-merged',
      'external-key-taken',
      'lineage-merge-same',
      'lineage-split-invalid',
      'lineage-rename-same',
    ],
    example: {
      body: {
        kind: 'merge',
        fileId: '01989d5e-0000-7000-8000-000000000001',
        intoFileId: '01989d5e-0000-7000-8000-000000000002',
      },
    },
    async handle(context, { params: { projectId }, body }) {
      switch (body.kind) {
        case 'rename':
          return showOperation(await renameById(context, { ...body, projectId }));
        case 'merge':
          return showOperation(await mergeFiles(context, { ...body, projectId }));
        case 'split':
          return showOperation(await splitFile(context, { ...body, projectId }));
      }
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/lineage-operations',
    operationId: 'listLineageOperations',
    summary: 'Lineage operations of a project, newest first',
    tag: 'Lineage',
    ability: 'project.read',
    params: inProject,
    query: pageQuery.extend({ fileId: z.uuid().optional().describe('Only those this file was part of.') }),
    response: pageSchema(operationSchema),
    problems: ['project-unknown'],
    async handle(context, { params, query: { limit, cursor, fileId } }) {
      const page = { projectId: params.projectId, fileId, before: cursor, limit: limit + 1 };
      return pageOf(await listOperations(context, page), limit, showOperation);
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/lineage-operations/:operationId/undo',
    operationId: 'undoLineageOperation',
    summary: 'Put everything back as it was before a lineage operation',
    tag: 'Lineage',
    ability: 'project.operate',
    params: z.object({ operationId: z.uuid() }),
    status: 200,
    response: operationSchema,
    problems: ['lineage-operation-unknown', 'lineage-operation-undone', 'lineage-built-upon'],
    async handle(context, { params }) {
      return showOperation(await undoOperation(context, params.operationId));
    },
  }),
];

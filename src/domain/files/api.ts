import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { type Change, listChanges } from '#domain/files/alignment';
import { changeFile, listFiles, listSegments, listVersions } from '#domain/files/catalogue';
import { findFile, findVersion } from '#domain/files/records';
import { nameOf, numberedPageQuery, pageOf, pageQuery, pageSchema, RouteAnswer } from '#platform/web';
import {
  fileSchema,
  segmentSchema,
  showFile,
  showSegment,
  showVersion,
  versionSchema,
} from './api-shapes.ts';

const ofFile = z.object({ fileId: z.uuid() });
const ofVersion = z.object({ versionId: z.uuid() });
const kinds = ['unchanged', 'moved', 'edited', 'new', 'removed'] as const;

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/files',
    operationId: 'listFiles',
    summary: 'Files of a project, newest first',
    tag: 'Files',
    ability: 'project.read',
    params: z.object({ projectId: z.uuid() }),
    query: pageQuery.extend({
      name: z.string().max(255).optional().describe('What the name contains'),
      externalKey: z.string().max(255).optional(),
    }),
    response: pageSchema(fileSchema),
    problems: ['project-unknown'],
    async handle(context, { params, query: { limit, cursor, ...filter } }) {
      const page = { ...filter, projectId: params.projectId, before: cursor, limit: limit + 1 };
      return pageOf(await listFiles(context, page), limit, showFile);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/files/:fileId',
    operationId: 'getFile',
    summary: 'A file',
    tag: 'Files',
    ability: 'project.read',
    params: ofFile,
    response: fileSchema,
    problems: ['file-unknown'],
    async handle(context, { params }) {
      const file = await findFile(context, params.fileId);
      return new RouteAnswer(showFile(file), { revision: file.revision });
    },
  }),
  defineRoute({
    method: 'PATCH',
    path: '/files/:fileId',
    operationId: 'changeFile',
    summary: 'Rename a file or give it another external key',
    tag: 'Files',
    ability: 'project.operate',
    params: ofFile,
    body: z.strictObject({
      name: nameOf(255).optional(),
      externalKey: nameOf(255).nullable().optional(),
    }),
    response: fileSchema,
    problems: ['file-unknown', 'file-merged', 'external-key-taken', 'revision-changed', 'revision-required'],
    example: { body: { name: 'Annual report 2027.docx' } },
    async handle(context, { params, body, revision }) {
      const file = await changeFile(context, params.fileId, body, revision);
      return new RouteAnswer(showFile(file), { revision: file.revision });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/files/:fileId/versions',
    operationId: 'listVersions',
    summary: 'Versions of a file, newest first',
    tag: 'Files',
    ability: 'project.read',
    params: ofFile,
    query: numberedPageQuery,
    response: pageSchema(versionSchema),
    problems: ['file-unknown'],
    async handle(context, { params, query: { limit, cursor } }) {
      const rows = await listVersions(context, params.fileId, { before: cursor, limit: limit + 1 });
      return pageOf(rows, limit, showVersion, ({ number }) => number);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/versions/:versionId',
    operationId: 'getVersion',
    summary: 'A version with its provenance',
    tag: 'Files',
    ability: 'project.read',
    params: ofVersion,
    response: versionSchema,
    problems: ['version-unknown'],
    async handle(context, { params }) {
      return showVersion(await findVersion(context, params.versionId));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/versions/:versionId/segments',
    operationId: 'listSegments',
    summary: 'Segments of a version in reading order',
    tag: 'Files',
    ability: 'project.read',
    params: ofVersion,
    query: numberedPageQuery,
    response: pageSchema(segmentSchema),
    problems: ['version-unknown', 'extraction-unknown'],
    async handle(context, { params, query: { limit, cursor } }) {
      const rows = await listSegments(context, params.versionId, { after: cursor, limit: limit + 1 });
      return pageOf(rows, limit, showSegment, ({ position }) => position);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/versions/:versionId/changes/:laterVersionId',
    operationId: 'listChanges',
    summary: 'What became of the segments of a version in a later one',
    tag: 'Files',
    ability: 'project.read',
    params: ofVersion.extend({ laterVersionId: z.uuid() }),
    query: numberedPageQuery.extend({ kind: z.enum(kinds).optional() }),
    response: z.object({
      summary: z.object({
        unchanged: z.int(),
        moved: z.int(),
        edited: z.int(),
        new: z.int(),
        removed: z.int(),
      }),
      items: z.array(
        z.object({
          kind: z.enum(kinds),
          before: segmentSchema.nullable(),
          after: segmentSchema.nullable(),
          similarity: z.number().nullable().describe('Of the words of an edited segment, 0 to 1'),
        }),
      ),
      next: z.string().nullable(),
    }),
    problems: ['version-unknown', 'versions-unrelated', 'extraction-unknown'],
    async handle(context, { params, query: { limit, cursor = -1, kind } }) {
      const { summary, changes } = await listChanges(context, params.versionId, params.laterVersionId, {
        after: cursor,
        limit: limit + 1,
        kind,
      });
      const show = ({ change, before, after, similarity }: Change) => ({
        kind: change,
        before: before ? showSegment(before) : null,
        after: after ? showSegment(after) : null,
        similarity,
      });
      return { summary, ...pageOf(changes, limit, show, ({ number }) => number) };
    },
  }),
];

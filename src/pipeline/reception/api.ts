import { z } from 'zod';
import { defineRoute, requireInProject } from '#domain/context';
import { fileSchema, intents, showFile, showVersion, versionSchema } from '#domain/files';
import { nameOf, RouteAnswer, type UploadPart } from '#platform/web';
import { receptionProblem } from './problems.ts';
import { receiveImport } from './receive-import.ts';
import { receiveUpload } from './receive-upload.ts';

const inProject = z.object({ projectId: z.uuid() });
const language = z
  .string()
  .trim()
  .min(2)
  .max(35)
  .optional()
  .describe('BCP 47 tag; by default the document says');

export const routes = [
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/uploads',
    operationId: 'uploadDocument',
    summary: 'Upload a document: fields first, then the file',
    tag: 'Files',
    ability: 'project.operate',
    accepts: 'multipart',
    transaction: false,
    params: inProject,
    body: z.strictObject({
      fileId: z.uuid().optional().describe('The file it is a version of'),
      externalKey: nameOf(255).optional().describe('Your own key of the file'),
      intent: z
        .enum(intents)
        .default('auto')
        .describe('What it is where content and name do not agree; after a refusal with 409'),
      sourceLanguage: language,
      channel: z
        .string()
        .regex(/^[a-z][a-z0-9-]{0,39}$/)
        .default('api')
        .describe('What it comes through'),
    }),
    response: z.object({
      outcome: z.enum(['new-file', 'new-version', 'rerun']),
      file: fileSchema,
      version: versionSchema,
    }),
    problems: [
      'project-unknown',
      'file-unknown',
      'file-merged',
      'file-collision',
      'rename-offered',
      'identical-version',
      'external-key-taken',
      'upload-contradictory',
      'upload-target-missing',
      'upload-empty',
      'upload-name-invalid',
      'language-unknown',
      'document-refused',
      'document-unread',
    ],
    async handle(context, { params, body, upload }) {
      requireInProject(context.actor, 'project.operate', params.projectId);
      const { fileName, content } = await firstFile(upload);
      const { outcome, file, version } = await receiveUpload(context, {
        ...body,
        ...params,
        fileName,
        content,
      });
      return new RouteAnswer(
        { outcome, file: showFile(file), version: showVersion(version) },
        { status: outcome === 'rerun' ? 200 : 201, location: `/api/v1/versions/${version.id}` },
      );
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/projects/:projectId/imported-versions',
    operationId: 'importVersion',
    summary: 'Import a version without a key of its file: fields first, then the file',
    tag: 'Lineage',
    ability: 'project.operate',
    accepts: 'multipart',
    transaction: false,
    params: inProject,
    body: z.strictObject({
      name: nameOf(255).optional().describe('By default the name of the file'),
      modifiedAt: z.iso.datetime({ offset: true }).describe('When its content was last changed'),
      sourceLanguage: language,
      origin: z.string().max(1000).optional().describe('What the other system knows it by'),
    }),
    response: z
      .object({
        id: z.uuid(),
        projectId: z.uuid(),
        name: z.string(),
        modifiedAt: z.iso.datetime(),
        sha256: z.string(),
        sourceLanguage: z.string(),
        versionId: z.uuid().nullable().describe('Null until lineage is rebuilt'),
      })
      .meta({ id: 'ImportedVersion' }),
    problems: [
      'project-unknown',
      'upload-empty',
      'upload-name-invalid',
      'language-unknown',
      'document-refused',
      'document-unread',
    ],
    async handle(context, { params, body, upload }) {
      requireInProject(context.actor, 'project.operate', params.projectId);
      const { fileName, content } = await firstFile(upload);
      const { version, isNew } = await receiveImport(context, {
        ...params,
        content,
        fileName: body.name ?? fileName,
        modifiedAt: new Date(body.modifiedAt),
        sourceLanguage: body.sourceLanguage,
        ...(body.origin !== undefined && { origin: { from: body.origin } }),
      });
      const { id, projectId, name, sha256, sourceLanguage, versionId } = version;
      const modifiedAt = version.modifiedAt.toISOString();
      return new RouteAnswer(
        { id, projectId, name, modifiedAt, sha256, sourceLanguage, versionId },
        { status: isNew ? 201 : 200 },
      );
    },
  }),
];

async function firstFile(upload: AsyncIterable<UploadPart>): Promise<UploadPart> {
  for await (const part of upload) if (part.fileName !== '') return part;
  throw receptionProblem('upload-empty');
}

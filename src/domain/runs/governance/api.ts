import { z } from 'zod';
import type { Artifact } from '#domain/artifacts';
import { defineRoute } from '#domain/context';
import { fileSchema, showFile, showVersion, versionSchema } from '#domain/files';
import { holdFile } from '#domain/files/removal';
import { RouteAnswer } from '#platform/web';
import { deleteFile } from './delete-file.ts';
import { deleteVersion, surveyVersion } from './delete-version.ts';
import { surveyGovernance } from './survey-governance.ts';

const tag = 'Governance';
const ofFile = z.object({ fileId: z.uuid() });
const reason = z.string().trim().min(1).max(2000).describe('Why; it goes into the audit.');
const term = z.int().nullable();
const moment = z.iso.datetime().nullable();

const stored = z
  .object({
    artifactId: z.uuid(),
    versionId: z.uuid().nullable(),
    runId: z.uuid().nullable(),
    kind: z.string(),
    name: z.string(),
    expiresAt: moment,
    deletedAt: moment,
  })
  .meta({ id: 'RetainedArtifact' });

const showStored = ({ id, versionId, runId, kind, name, expiresAt, deletedAt }: Artifact) => ({
  ...{ artifactId: id, versionId, runId, kind, name },
  expiresAt: expiresAt?.toISOString() ?? null,
  deletedAt: deletedAt?.toISOString() ?? null,
});

const removal = z.object({
  versions: z.int(),
  runs: z.int(),
  segments: z.int(),
  targets: z.int(),
  artifacts: z.int().describe('Given out no more; deleted within the hour'),
});

const ofVersion = z.object({ versionId: z.uuid() });

export const governanceRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/governance',
    operationId: 'surveyGovernance',
    summary: 'What a project keeps and for how long, what goes next, and what went: 20 of each kind',
    tag,
    ability: 'project.operate',
    params: z.object({ projectId: z.uuid() }),
    response: z
      .object({
        days: z
          .object({ source: term, output: term, record: term, temporary: term })
          .describe('Until artifacts are deleted, as the policy states; null keeps them'),
        expiring: z.array(stored).describe('The next first'),
        givenUp: z.array(stored).describe('The last first'),
        held: z.array(fileSchema),
        deleted: z.array(fileSchema).describe('The last first'),
      })
      .meta({ id: 'Governance' }),
    problems: ['project-unknown'],
    async handle(context, { params }) {
      const { days, expiring, givenUp, held, deleted } = await surveyGovernance(context, params.projectId);
      return {
        days,
        expiring: expiring.map(showStored),
        givenUp: givenUp.map(showStored),
        held: held.map(showFile),
        deleted: deleted.map(showFile),
      };
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/files/:fileId/legal-hold',
    operationId: 'holdFile',
    summary: 'Lay a legal hold on a file, or lift it: while it lies nothing of the file is deleted',
    tag,
    ability: 'project.administer',
    params: ofFile,
    body: z.strictObject({ held: z.boolean(), reason }),
    response: fileSchema,
    problems: ['file-unknown', 'file-merged', 'file-deleted'],
    example: { body: { held: true, reason: 'Case 27/114' } },
    async handle(context, { params, body }) {
      const file = await holdFile(context, params.fileId, body);
      return new RouteAnswer(showFile(file), { revision: file.revision });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/files/:fileId/deletion',
    operationId: 'deleteFile',
    summary: 'Delete a document: its texts, the targets of its runs, and every artifact, delivered ones too',
    tag,
    ability: 'project.administer',
    params: ofFile,
    status: 200,
    body: z.strictObject({ reason }),
    response: z.object({
      file: fileSchema,
      removed: removal.describe('What went now; nothing where it was deleted before'),
    }),
    problems: ['file-unknown', 'file-merged', 'file-held'],
    example: { body: { reason: 'The customer has withdrawn it' } },
    async handle(context, { params, body }) {
      const { file, removed } = await deleteFile(context, params.fileId, body.reason);
      return { file: showFile(file), removed: { ...removed } };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/versions/:versionId/deletion',
    operationId: 'surveyVersionDeletion',
    summary: 'What would go if a version were deleted',
    tag,
    ability: 'project.administer',
    params: ofVersion,
    response: z
      .object({
        version: versionSchema,
        removes: removal,
        open: z.int().describe('Runs that would be cancelled'),
        isLast: z.boolean().describe('Whether no other is left, so that only the file can be deleted'),
      })
      .meta({ id: 'VersionDeletion' }),
    problems: ['version-unknown'],
    async handle(context, { params }) {
      const { version, removes, open, isLast } = await surveyVersion(context, params.versionId);
      return { version: showVersion(version), removes: { ...removes }, open, isLast };
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/versions/:versionId/deletion',
    operationId: 'deleteVersion',
    summary: 'Delete one version of a document: its texts, the targets of its runs, and every artifact',
    tag,
    ability: 'project.administer',
    params: ofVersion,
    status: 200,
    body: z.strictObject({ reason }),
    response: z.object({
      version: versionSchema,
      removed: removal.describe('What went now; nothing where it was deleted before'),
    }),
    problems: ['version-unknown', 'version-last', 'file-merged', 'file-deleted', 'file-held'],
    example: { body: { reason: 'Uploaded by mistake' } },
    async handle(context, { params, body }) {
      const { version, removed } = await deleteVersion(context, params.versionId, body.reason);
      return { version: showVersion(version), removed: { ...removed } };
    },
  }),
];

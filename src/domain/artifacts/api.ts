import { z } from 'zod';
import { type Context, defineRoute } from '#domain/context';
import { contentDisposition } from '#platform/storage';
import { pageOf, pageQuery, pageSchema, RouteAnswer, webProblem } from '#platform/web';
import { type Artifact, artifactKinds, artifactState, artifactStates, retentionClasses } from './artifact.ts';
import { giveOutLink, longestLink } from './download-link.ts';
import { findArtifact, listArtifacts } from './find-artifact.ts';
import { type OpenedArtifact, openArtifact, openByLink } from './open-artifact.ts';

const tag = 'Artifacts';
const moment = z.iso.datetime();
const params = z.object({ artifactId: z.uuid() });

const artifact = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    versionId: z.uuid().nullable(),
    runId: z.uuid().nullable(),
    kind: z.enum(artifactKinds),
    name: z.string(),
    mediaType: z.string(),
    sha256: z.string(),
    size: z.number().int().describe('Bytes'),
    retention: z.enum(retentionClasses),
    state: z.enum(artifactStates),
    expiresAt: moment.nullable(),
    deletedAt: moment.nullable(),
    createdAt: moment,
  })
  .meta({ id: 'Artifact' });

function show(value: Artifact, now: Date): z.input<typeof artifact> {
  const { objectKey, objectEtag, objectVersion, missingSince, ...shown } = value;
  return {
    ...shown,
    state: artifactState(value, now),
    expiresAt: value.expiresAt?.toISOString() ?? null,
    deletedAt: value.deletedAt?.toISOString() ?? null,
    createdAt: value.createdAt.toISOString(),
  };
}

export const routes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/artifacts',
    operationId: 'listArtifacts',
    summary: 'The artifacts of a project, newest first',
    tag,
    ability: 'project.read',
    params: z.object({ projectId: z.uuid() }),
    query: pageQuery.extend({
      versionId: z.uuid().optional(),
      runId: z.uuid().optional(),
      kind: z.enum(artifactKinds).optional(),
    }),
    response: pageSchema(artifact),
    problems: ['project-unknown'],
    async handle(context, { params: { projectId }, query: { limit, cursor: before, ...search } }) {
      const rows = await listArtifacts(context, { ...search, projectId, before, limit: limit + 1 });
      return pageOf(rows, limit, (row) => show(row, context.now()));
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/artifacts/:artifactId',
    operationId: 'getArtifact',
    summary: 'What an artifact is, and whether its content is still there',
    tag,
    ability: 'project.read',
    params,
    response: artifact,
    problems: ['artifact-unknown'],
    async handle(context, { params: { artifactId } }) {
      return show(await findArtifact(context, artifactId), context.now());
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/artifacts/:artifactId/links',
    operationId: 'createArtifactLink',
    summary: 'Make an address that gives the content to whoever has it, for a while',
    tag,
    ability: 'project.read',
    params,
    body: z.object({ seconds: z.number().int().min(1).max(longestLink).default(3_600) }),
    response: z.object({ url: z.string().describe('Below the origin of Verso'), expiresAt: moment }),
    problems: ['artifact-unknown', 'artifact-expired'],
    example: { body: { seconds: 3_600 } },
    async handle(context, { params: { artifactId }, body: { seconds } }) {
      const { url, expiresAt } = await giveOutLink(context, artifactId, { seconds });
      return { url, expiresAt: expiresAt.toISOString() };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/artifacts/:artifactId/content',
    operationId: 'downloadArtifact',
    summary: 'The content of an artifact, for who may read the project or has a link',
    tag,
    ability: undefined,
    params,
    query: z.object({
      expires: z.coerce.number().int().min(0).max(99_999_999_999).optional(),
      signature: z.string().max(100).optional(),
    }),
    problems: [
      'not-signed-in',
      'artifact-unknown',
      'artifact-expired',
      'artifact-missing',
      'download-link-invalid',
      'download-link-expired',
      'object-damaged',
    ],
    async handle(context, { params: { artifactId }, query: { expires = 0, signature } }) {
      if (signature !== undefined) return give(await openByLink(context, artifactId, { expires, signature }));
      if (isUnknown(context)) throw webProblem('not-signed-in');
      return give(await openArtifact(context, artifactId));
    },
  }),
];

/** Whoever sends neither session nor key is an actor without a project. */
const isUnknown = ({ actor }: Context): boolean => actor.kind === 'system' && actor.projects !== 'all';

function give({ artifact: { name, mediaType, sha256, size }, content }: OpenedArtifact): RouteAnswer<never> {
  return new RouteAnswer<never>(undefined, {
    stream: content,
    headers: {
      'content-type': mediaType,
      'content-length': `${size}`,
      'content-disposition': contentDisposition(name),
      etag: `"${sha256}"`,
      'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  });
}

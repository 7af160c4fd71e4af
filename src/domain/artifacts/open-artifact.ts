import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Context } from '#domain/context';
import { Problem } from '#platform/problems';
import { type Artifact, artifactState } from './artifact.ts';
import { requireValidLink, type SignedLink } from './download-link.ts';
import { findArtifact } from './find-artifact.ts';
import { artifactProblem } from './problems.ts';
import { findArtifactRow } from './queries.ts';

export interface OpenedArtifact {
  readonly artifact: Artifact;
  /** Ends in `object-damaged`, short of its last bytes, if it is not what was stored. */
  readonly content: Readable;
}

/** The content for who may read the project. Refuses with `artifact-expired` or `artifact-missing` where it is gone. */
export async function openArtifact(context: Context, id: string): Promise<OpenedArtifact> {
  return open(context, await findArtifact(context, id));
}

/** The content for whoever has a link to it. Refuses a link of something else, a changed one, and one of the past. */
export async function openByLink(context: Context, id: string, link: SignedLink): Promise<OpenedArtifact> {
  requireValidLink(context, id, link);
  const artifact = await findArtifactRow(context.db, id);
  if (!artifact) throw artifactProblem('artifact-unknown', { detail: id });
  return open(context, artifact);
}

/** The content in memory, verified. */
export async function readArtifact(context: Context, id: string): Promise<Uint8Array> {
  const { content } = await openArtifact(context, id);
  return buffer(content);
}

/** Refuses with `artifact-unreleased` whoever is not Verso itself. */
export function requireReleased({ actor }: Context, { id, kind }: Artifact): void {
  const isVerso = actor.kind === 'system' && actor.projects === 'all';
  if (kind === 'assembled' && !isVerso) throw artifactProblem('artifact-unreleased', { detail: id });
}

/** Refuses as `openArtifact` does before it looks for the content, for whoever has that at hand. */
export async function findOpenArtifact(context: Context, id: string): Promise<Artifact> {
  return requireOpen(context, await findArtifact(context, id));
}

function requireOpen(context: Context, artifact: Artifact): Artifact {
  requireReleased(context, artifact);
  if (artifactState(artifact, context.now()) === 'expired')
    throw artifactProblem('artifact-expired', { detail: artifact.id });
  return artifact;
}

async function open(context: Context, artifact: Artifact): Promise<OpenedArtifact> {
  const { id, objectKey, sha256 } = requireOpen(context, artifact);
  try {
    // One that was marked as missing may have been restored since.
    return { artifact, content: await context.services.storage.get(objectKey, { sha256 }) };
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'object-missing')) throw error;
    context.log.error({ artifact: id }, 'the object of an artifact is missing');
    throw artifactProblem('artifact-missing', { detail: id, cause: error });
  }
}

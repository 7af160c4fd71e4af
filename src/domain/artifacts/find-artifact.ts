import { type Context, isMember, requireFound, requireInProject } from '#domain/context';
import { findProject } from '#domain/projects';
import { type Artifact, type ArtifactKind, artifactState } from './artifact.ts';
import { artifactProblem } from './problems.ts';
import {
  type ArtifactSearch,
  findArtifactRow,
  findRunArtifactRow,
  listArtifactRows,
  listArtifactsById,
  listArtifactsByVersion,
  listExpiringRows,
  listGivenUpRows,
} from './queries.ts';

/** Whatever its state. Refuses with `artifact-unknown` where there is none the actor may know of. */
export async function findArtifact(context: Context, id: string): Promise<Artifact> {
  return requireFound(context.actor, 'project.read', await findArtifactRow(context.db, id), () =>
    artifactProblem('artifact-unknown', { detail: id }),
  );
}

/** The artifact of a kind that a run has now; undefined where it has none, or the actor may not know of it. */
export async function findRunArtifact(
  context: Context,
  runId: string,
  kind: ArtifactKind,
): Promise<Artifact | undefined> {
  const artifact = await findRunArtifactRow(context.db, runId, kind);
  if (!artifact || !isMember(context.actor, artifact.projectId)) return undefined;
  requireInProject(context.actor, 'project.read', artifact.projectId);
  return artifact;
}

/** The artifacts of a project, newest first, whatever their state. */
export async function listArtifacts(context: Context, search: ArtifactSearch): Promise<Artifact[]> {
  await findProject(context, search.projectId);
  return listArtifactRows(context.db, search);
}

/** What expires next in a project, and what was given up last, so many of each. */
export async function surveyRetention(
  context: Context,
  projectId: string,
  limit: number,
): Promise<{ readonly expiring: readonly Artifact[]; readonly givenUp: readonly Artifact[] }> {
  await findProject(context, projectId);
  return {
    expiring: await listExpiringRows(context.db, projectId, limit),
    givenUp: await listGivenUpRows(context.db, projectId, limit),
  };
}

/** Of these artifacts those whose content is given out; asks nothing of the actor. */
export async function listAvailable(context: Context, ids: readonly string[]): Promise<Set<string>> {
  const artifacts = await listArtifactsById(context.db, ids);
  const available = artifacts.filter((artifact) => artifactState(artifact, context.now()) === 'available');
  return new Set(available.map(({ id }) => id));
}

/**
 * What is stored of these versions and their runs, oldest first, whatever its state. Of the actor it asks only which projects
 * are theirs.
 */
export async function listArtifactsOfVersions(
  context: Context,
  versions: readonly { readonly id: string; readonly artifactId: string }[],
): Promise<Artifact[]> {
  const artifacts = await listArtifactsByVersion(context.db, versions);
  return artifacts.filter(({ projectId }) => isMember(context.actor, projectId));
}

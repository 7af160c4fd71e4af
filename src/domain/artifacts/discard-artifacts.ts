import { type Context, requireInProject } from '#domain/context';
import type { Artifact, ArtifactKind } from './artifact.ts';
import { expireArtifactsOf, lockExpired, lockRunArtifacts, updateDeleted } from './queries.ts';

/** Gives up what a run made, so that it may make it again. The content is deleted later, by the caretaker of integrity. */
export async function discardArtifacts(
  context: Context,
  { runId, kinds }: { readonly runId: string; readonly kinds: readonly ArtifactKind[] },
): Promise<void> {
  if (kinds.length === 0) return;
  const artifacts = await lockRunArtifacts(context.db, runId, kinds);
  for (const { projectId } of artifacts) requireInProject(context.actor, 'project.operate', projectId);
  await giveUp(context, artifacts, 'replaced');
}

export interface ExpiredBatch {
  readonly deleted: number;
  /** What the storage did not delete; it stays as it is and is tried again the next time. */
  readonly failures: readonly unknown[];
  /** To go on after; undefined at the end. */
  readonly last: string | undefined;
}

/** Deletes the content of artifacts whose term is over, a batch in the order of ids. Content that is gone already is fine. */
export async function deleteExpired(
  context: Context,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<ExpiredBatch> {
  const expired = await lockExpired(context.db, { now: context.now(), after, limit });
  const deletions = expired.map(({ objectKey }) => context.services.storage.delete(objectKey));
  const outcomes = await Promise.allSettled(deletions);
  const deleted = expired.filter((_, index) => outcomes[index]!.status === 'fulfilled');
  await giveUp(context, deleted, 'term over');
  return {
    deleted: deleted.length,
    failures: outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : [])),
    last: expired.length < limit ? undefined : expired.at(-1)?.id,
  };
}

/**
 * Lets all that is stored of these versions and their runs be over: it is given out no more, and the caretaker of retention
 * deletes the content within the hour. Resolves with how many; rights are for the caller to see to.
 */
export function expireArtifacts(
  { db, now }: Context,
  versions: readonly { readonly id: string; readonly artifactId: string }[],
): Promise<number> {
  return expireArtifactsOf(db, versions, now());
}

async function giveUp(context: Context, artifacts: readonly Artifact[], reason: string): Promise<void> {
  await updateDeleted(
    context.db,
    artifacts.map(({ id }) => id),
    context.now(),
  );
  for (const { id, projectId, kind, sha256, expiresAt } of artifacts)
    context.record({
      action: 'artifacts.delete-artifact',
      subject: { kind: 'artifact', id },
      projectId,
      before: { kind, sha256, expiresAt },
      reason,
    });
}

import { expireArtifacts } from '#domain/artifacts';
import { type Context, requireInProject } from '#domain/context';
import { type File, fileProblem, findFile, requireLiving } from '#domain/files';
import { lockFileRow } from '#domain/files/records';
import { wipeFile } from '#domain/files/removal';
import { deleteProposalsOfRuns } from '#domain/projects/proposals';
import { lockRunRow, type RunState } from '#domain/runs/records';
import { endRun } from '#domain/runs/stages';
import { lockRunsOfFile, wipeRuns } from './queries.ts';

/** What went with a file. */
export interface Removal {
  readonly versions: number;
  readonly runs: number;
  readonly segments: number;
  readonly targets: number;
  readonly artifacts: number;
}

export const nothing: Removal = { versions: 0, runs: 0, segments: 0, targets: 0, artifacts: 0 };

/**
 * Deletes a document: runs that are not at their end are cancelled, texts are deleted, and every artifact, delivered ones too,
 * is given out no more and deleted within the hour. File, versions, runs, costs and the audit stay and say what there was. Of a
 * file that is deleted already nothing more goes. What memories and glossaries learned is left: `eraseTraces` is for units, and
 * candidates of terms are phrases of many runs.
 */
export async function deleteFile(
  context: Context,
  fileId: string,
  reason: string,
): Promise<{ readonly file: File; readonly removed: Removal }> {
  const { db, actor } = context;
  const { projectId } = await findFile(context, fileId);
  requireInProject(actor, 'project.administer', projectId);
  const locked = (await lockFileRow(db, fileId))!;
  if (locked.deletedAt !== null) return { file: locked, removed: nothing };
  requireLiving(locked);
  if (locked.legalHold !== null) throw fileProblem('file-held', { detail: fileId });
  const runs = await lockRunsOfFile(db, fileId);
  const targets = await emptyRuns(context, runs, reason);
  const { file, versions, segments } = await wipeFile(db, fileId, context.now());
  const artifacts = await expireArtifacts(context, versions);
  const removed = { versions: versions.length, runs: runs.length, segments, targets, artifacts };
  context.record({
    action: 'files.delete-file',
    subject: { kind: 'file', id: fileId },
    projectId,
    before: { name: file.name, externalKey: locked.externalKey },
    after: { ...removed },
    reason,
  });
  return { file, removed };
}

/** Cancels runs that are not at their end, and deletes what can be read in them and of them. How many targets. */
export async function emptyRuns(
  context: Context,
  runs: readonly { readonly id: string; readonly state: RunState }[],
  reason: string,
): Promise<number> {
  for (const { id, state } of runs)
    if (state !== 'delivered' && state !== 'cancelled')
      // Whoever may delete need not be one who works with runs, such as a key that only administers.
      await endRun(context, (await lockRunRow(context.db, id))!, 'cancel', {}, reason);
  const runIds = runs.map(({ id }) => id);
  const targets = await wipeRuns(context.db, runIds);
  await deleteProposalsOfRuns(context.db, runIds);
  return targets;
}

import { type Context, requireInProject } from '#domain/context';
import { requireLiving, updateFile } from '#domain/files/records';
import { keepOperation } from './keep-operation.ts';
import { lockFiles } from './lock-files.ts';
import { numberTimeline } from './number-timeline.ts';
import type { LineageOperation } from './operation.ts';
import { lineageProblem } from './problems.ts';
import { listPlaces, updatePlaces } from './queries.ts';

export interface Merge {
  readonly projectId: string;
  /** The file that goes. Uploads to its id or key go to the other one from now on. */
  readonly fileId: string;
  readonly intoFileId: string;
}

/** Makes one file of two: all their versions in one timeline, numbered anew by time. */
export async function mergeFiles(
  context: Context,
  { projectId, fileId, intoFileId }: Merge,
): Promise<LineageOperation> {
  requireInProject(context.actor, 'project.operate', projectId);
  if (fileId === intoFileId) throw lineageProblem('lineage-merge-same');
  for (const file of (await lockFiles(context, projectId, [fileId, intoFileId])).values())
    requireLiving(file);
  const before = await listPlaces(context.db, [fileId, intoFileId]);
  const after = numberTimeline(before, intoFileId);
  await updatePlaces(context.db, after);
  await updateFile(context.db, fileId, { mergedInto: intoFileId }, context.now());
  const operation = await keepOperation(context, projectId, {
    kind: 'merge',
    fileIds: [fileId, intoFileId],
    before: before.map(({ id, fileId, number }) => ({ id, fileId, number })),
    after,
  });
  context.record({
    action: 'files.merge-files',
    subject: { kind: 'file', id: intoFileId },
    projectId,
    before: { fileId, versions: before.filter((version) => version.fileId === fileId).length },
    after: { operationId: operation.id, versions: after.length },
  });
  return operation;
}

import { type Context, requireFound } from '#domain/context';
import { updateFile } from '#domain/files/records';
import { lockFiles } from './lock-files.ts';
import { samePlaces } from './number-timeline.ts';
import type { LineageOperation, OperationBody } from './operation.ts';
import { lineageProblem } from './problems.ts';
import {
  findLaterOperation,
  hasLaterVersion,
  listPlaces,
  lockOperation,
  markUndone,
  updatePlaces,
} from './queries.ts';

/**
 * Puts everything back as it was before an operation. Refuses with `lineage-built-upon` where a version or another
 * operation came to its files since; versions keep their ids, so runs are not touched.
 */
export async function undoOperation(context: Context, id: string): Promise<LineageOperation> {
  const operation = requireFound(context.actor, 'project.operate', await lockOperation(context.db, id), () =>
    lineageProblem('lineage-operation-unknown', { detail: id }),
  );
  if (operation.undoneAt) throw lineageProblem('lineage-operation-undone', { detail: id });
  const { body, projectId } = operation;
  const files = await lockFiles(context, projectId, body.fileIds);
  const later = await findLaterOperation(context.db, operation);
  if (later) throw lineageProblem('lineage-built-upon', { facts: { operationId: later } });
  const built = () => lineageProblem('lineage-built-upon', { facts: { fileIds: body.fileIds } });
  const now = context.now();
  if (body.kind === 'rename') {
    const [fileId] = body.fileIds;
    const isLater = await hasLaterVersion(context.db, { ...operation, body });
    if (files.get(fileId)!.name !== body.after || isLater) throw built();
    await updateFile(context.db, fileId, { name: body.before }, now);
  } else {
    if (!samePlaces(await listPlaces(context.db, body.fileIds), body.after)) throw built();
    await updatePlaces(context.db, body.before);
    await restoreFiles(context, body, now);
  }
  await markUndone(context.db, id, context.actor.id, now);
  context.record({
    action: 'files.undo-lineage-operation',
    subject: { kind: 'lineage-operation', id },
    projectId,
    before: { kind: body.kind, fileIds: body.fileIds },
  });
  return { ...operation, undoneAt: now, undoneBy: context.actor.id };
}

/** A file that a split made stays as a pointer to where its versions went back: addresses of it keep working. */
async function restoreFiles(
  context: Context,
  { kind, fileIds: [first, second] }: OperationBody & { readonly kind: 'merge' | 'split' },
  now: Date,
): Promise<void> {
  if (kind === 'merge') await updateFile(context.db, first, { mergedInto: null }, now);
  else await updateFile(context.db, second, { mergedInto: first, externalKey: null }, now);
}

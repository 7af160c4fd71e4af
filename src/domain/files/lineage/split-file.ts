import { type Context, requireInProject } from '#domain/context';
import {
  type File,
  fileProblem,
  findFileByKey,
  insertFile,
  lockMarks,
  requireLiving,
} from '#domain/files/records';
import { newId } from '#platform/database';
import { keepOperation } from './keep-operation.ts';
import { lockFiles } from './lock-files.ts';
import { numberTimeline } from './number-timeline.ts';
import type { LineageOperation } from './operation.ts';
import { lineageProblem } from './problems.ts';
import { listPlaces, updatePlaces } from './queries.ts';

export interface Split {
  readonly projectId: string;
  readonly fileId: string;
  /** Those that go to the new file: some, not all. */
  readonly versionIds: readonly string[];
  /** Of the new file; by default what the last of the versions was called. */
  readonly name?: string;
  readonly externalKey?: string;
}

/** Makes a file of its own of some versions; both timelines are numbered anew by time. */
export async function splitFile(context: Context, split: Split): Promise<LineageOperation> {
  const { projectId, fileId, externalKey } = split;
  requireInProject(context.actor, 'project.operate', projectId);
  if (externalKey !== undefined) await lockMarks(context.db, projectId, [`key ${externalKey}`]);
  const file = (await lockFiles(context, projectId, [fileId])).get(fileId)!;
  requireLiving(file);
  const before = await listPlaces(context.db, [fileId]);
  const chosen = new Set(split.versionIds);
  const going = before.filter(({ id }) => chosen.has(id));
  if (going.length !== chosen.size || going.length === 0 || going.length === before.length)
    throw lineageProblem('lineage-split-invalid', { detail: file.name });
  if (externalKey !== undefined && (await findFileByKey(context.db, projectId, externalKey)))
    throw fileProblem('external-key-taken', { detail: externalKey });
  const now = context.now();
  const made: File = {
    id: newId(),
    projectId,
    externalKey: externalKey ?? null,
    name: split.name ?? going.at(-1)!.name,
    mergedInto: null,
    legalHold: null,
    deletedAt: null,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
  await insertFile(context.db, made);
  const staying = before.filter(({ id }) => !chosen.has(id));
  const after = [...numberTimeline(staying, fileId), ...numberTimeline(going, made.id)];
  await updatePlaces(context.db, after);
  const operation = await keepOperation(context, projectId, {
    kind: 'split',
    fileIds: [fileId, made.id],
    before: before.map(({ id, fileId, number }) => ({ id, fileId, number })),
    after,
  });
  context.record({
    action: 'files.split-file',
    subject: { kind: 'file', id: fileId },
    projectId,
    before: { versions: before.length },
    after: { operationId: operation.id, versions: staying.length, newFileId: made.id },
  });
  return operation;
}

import { type Context, requireInProject } from '#domain/context';
import { renameFile } from '#domain/files/lineage';
import {
  type File,
  fileProblem,
  findFile,
  findFileByKey,
  lockFileRow,
  lockMarks,
  requireLiving,
  updateFile,
} from '#domain/files/records';
import { requireRevision } from '#platform/web';

export interface FileEdit {
  readonly name?: string;
  /** Null takes it away. */
  readonly externalKey?: string | null;
}

/** Renames a file or gives it another external key, by the revision its author saw. */
export async function changeFile(
  context: Context,
  fileId: string,
  { name, externalKey }: FileEdit,
  revision: number | undefined,
): Promise<File> {
  const { projectId } = await findFile(context, fileId);
  requireInProject(context.actor, 'project.operate', projectId);
  if (externalKey != null) await lockMarks(context.db, projectId, [`key ${externalKey}`]);
  let file = (await lockFileRow(context.db, fileId))!;
  requireLiving(file);
  requireRevision({ revision }, file.revision);
  if (externalKey !== undefined && externalKey !== file.externalKey)
    file = await giveKey(context, file, externalKey);
  return name === undefined ? file : renameFile(context, file, name);
}

async function giveKey(context: Context, file: File, externalKey: string | null): Promise<File> {
  const { id, projectId } = file;
  if (externalKey !== null) {
    const holder = await findFileByKey(context.db, projectId, externalKey);
    if (holder)
      throw fileProblem('external-key-taken', { detail: externalKey, facts: { fileId: holder.id } });
  }
  const changed = await updateFile(context.db, id, { externalKey }, context.now());
  context.record({
    action: 'files.change-external-key',
    subject: { kind: 'file', id },
    projectId,
    before: { externalKey: file.externalKey },
    after: { externalKey },
  });
  return changed;
}

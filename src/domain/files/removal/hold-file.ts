import { type Context, requireInProject } from '#domain/context';
import { type File, findFile, lockFileRow, requireLiving, updateFile } from '#domain/files/records';

/**
 * Lays a legal hold on a file, or lifts it: while it lies, nothing of the file is deleted, by a person or by retention.
 * Asking for what is so already changes nothing.
 */
export async function holdFile(
  context: Context,
  fileId: string,
  { held, reason }: { readonly held: boolean; readonly reason: string },
): Promise<File> {
  const { projectId } = await findFile(context, fileId);
  requireInProject(context.actor, 'project.administer', projectId);
  const file = (await lockFileRow(context.db, fileId))!;
  requireLiving(file);
  if ((file.legalHold !== null) === held) return file;
  const changed = await updateFile(context.db, fileId, { legalHold: held ? reason : null }, context.now());
  context.record({
    action: held ? 'files.hold-file' : 'files.release-file',
    subject: { kind: 'file', id: fileId },
    projectId,
    before: { held: !held },
    after: { held },
    reason,
  });
  return changed;
}

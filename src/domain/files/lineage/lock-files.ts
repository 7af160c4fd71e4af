import type { Context } from '#domain/context';
import { type File, fileProblem, lockFileRow } from '#domain/files/records';

/** Locks files of a project in one order whatever the caller's, so that two operations never wait for each other. */
export async function lockFiles(
  context: Context,
  projectId: string,
  ids: readonly string[],
): Promise<Map<string, File>> {
  const files = new Map<string, File>();
  for (const id of [...new Set(ids)].sort()) {
    const file = await lockFileRow(context.db, id);
    if (file?.projectId !== projectId) throw fileProblem('file-unknown', { detail: id });
    files.set(id, file);
  }
  return files;
}

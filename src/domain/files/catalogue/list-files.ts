import type { Context } from '#domain/context';
import {
  type File,
  type FilePage,
  findFile,
  listFileRows,
  listVersionRows,
  type Version,
} from '#domain/files/records';
import { findProject } from '#domain/projects';

/** Files of a project, newest first; those that were merged into others are left out. */
export async function listFiles(context: Context, page: FilePage): Promise<File[]> {
  await findProject(context, page.projectId);
  return listFileRows(context.db, page);
}

/** Versions of a file, newest first; before a number if one is given. */
export async function listVersions(
  context: Context,
  fileId: string,
  page: { readonly before?: number; readonly limit: number },
): Promise<Version[]> {
  await findFile(context, fileId);
  return listVersionRows(context.db, fileId, page);
}

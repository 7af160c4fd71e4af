import type { Context } from '#domain/context';
import { findProject } from '#domain/projects';
import type { LineageOperation } from './operation.ts';
import { listOperationRows, type OperationPage } from './queries.ts';

/** Lineage operations of a project, newest first; undone ones are among them. */
export async function listOperations(context: Context, page: OperationPage): Promise<LineageOperation[]> {
  await findProject(context, page.projectId);
  return listOperationRows(context.db, page);
}

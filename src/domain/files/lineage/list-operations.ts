import { type Context, requireInProject } from '#domain/context';
import type { LineageOperation } from './operation.ts';
import { listOperationRows, type OperationPage } from './queries.ts';

/** Lineage operations of a project, newest first; undone ones are among them. */
export function listOperations(context: Context, page: OperationPage): Promise<LineageOperation[]> {
  requireInProject(context.actor, 'project.read', page.projectId);
  return listOperationRows(context.db, page);
}

import { type Context, isMember, requireInHouse, requireInProject } from '#domain/context';
import { requireProjectRow } from '#domain/projects/records';
import { connectionProblem } from './problems.ts';
import { type Connection, findConnectionRow, listConnectionRows } from './queries.ts';

/** Connections of a project with those of the house; of the house alone for null. */
export async function listConnections(context: Context, projectId: string | null): Promise<Connection[]> {
  requireRead(context, projectId);
  if (projectId !== null) await requireProjectRow(context, projectId);
  return listConnectionRows(context.db, projectId);
}

/** Refuses with `connection-unknown` where there is none the actor may know of. */
export async function findConnection(context: Context, id: string): Promise<Connection> {
  const connection = await findConnectionRow(context.db, id);
  const projectId = connection?.projectId ?? null;
  if (!connection || (projectId !== null && !isMember(context.actor, projectId)))
    throw connectionProblem('connection-unknown', { detail: id });
  requireRead(context, projectId);
  return connection;
}

function requireRead({ actor }: Context, projectId: string | null): void {
  if (projectId === null) requireInHouse(actor, 'house.read');
  else requireInProject(actor, 'project.read', projectId);
}

/** Refuses whoever administers neither the connection's project nor, for one of the house, the house. */
export function requireAdministration({ actor }: Context, projectId: string | null): void {
  if (projectId === null) requireInHouse(actor, 'house.administer');
  else requireInProject(actor, 'project.administer', projectId);
}

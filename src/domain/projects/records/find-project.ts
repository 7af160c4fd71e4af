import { accessProblem, type Context, type ProjectAbility, requireInProject } from '#domain/context';
import { findProjectRow, lockProjectRow, type Project } from './queries.ts';

/** A project for whoever may do this in it. Refuses everyone who is no member with `project-unknown`. */
export async function findProject(
  context: Context,
  id: string,
  ability: ProjectAbility = 'project.read',
): Promise<Project> {
  requireInProject(context.actor, ability, id);
  return requireProjectRow(context, id);
}

/** Refuses with `project-unknown` where there is no such project: who may see every project passes the question of abilities. */
export async function requireProjectRow({ db }: Context, id: string): Promise<Project> {
  const project = await findProjectRow(db, id);
  if (!project) throw accessProblem('project-unknown', { detail: id });
  return project;
}

/** The project, kept from changing until the transaction ends, for whoever may do this in it. Refuses as `findProject` does. */
export async function lockProject(
  context: Context,
  id: string,
  ability: ProjectAbility = 'project.administer',
): Promise<Project> {
  requireInProject(context.actor, ability, id);
  const project = await lockProjectRow(context.db, id);
  if (!project) throw accessProblem('project-unknown', { detail: id });
  return project;
}

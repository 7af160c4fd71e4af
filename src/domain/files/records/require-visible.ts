import { type Actor, requireInProject } from '#domain/context';
import type { Problem } from '#platform/problems';

/** Refuses with the problem whoever is no member of the project, so that nothing tells them the thing exists. */
export function requireVisible(actor: Actor, projectId: string, unknown: () => Problem): void {
  if (actor.projects !== 'all' && !actor.projects.has(projectId)) throw unknown();
  requireInProject(actor, 'project.read', projectId);
}

import { defineProblems, type Problem } from '#platform/problems';
import type { Actor, Role, Scope } from './actor.ts';

/**
 * Everything that can be asked of an actor, who may do it, and which scope a key needs for it. `project` abilities hold in
 * a project the actor is a member of; to everyone else the project does not exist. Every scope includes `read`.
 */
export const abilities = {
  'house.administer': { in: 'house', roles: ['administrator'], scope: 'administer' },
  'house.read': { in: 'house', roles: ['administrator', 'operator', 'reviewer'], scope: 'read' },
  'house.watch': { in: 'house', roles: ['administrator', 'operator'], scope: 'read' },
  'house.operate': { in: 'house', roles: ['administrator', 'operator'], scope: 'write' },
  'project.read': { in: 'project', roles: ['administrator', 'operator', 'reviewer'], scope: 'read' },
  'project.review': { in: 'project', roles: ['administrator', 'operator', 'reviewer'], scope: 'review' },
  'project.operate': { in: 'project', roles: ['administrator', 'operator'], scope: 'write' },
  'project.administer': { in: 'project', roles: ['administrator'], scope: 'administer' },
} as const satisfies Record<string, { in: 'house' | 'project'; roles: readonly Role[]; scope: Scope }>;

export type Ability = keyof typeof abilities;
export type HouseAbility = Extract<Ability, `house.${string}`>;
export type ProjectAbility = Extract<Ability, `project.${string}`>;

export const accessProblem = defineProblems({
  'not-allowed': {
    status: 403,
    when: 'The person or key may not do this.',
    action: 'Ask an administrator for the role, or use a key with the scope that is named.',
  },
  'project-unknown': {
    status: 404,
    when: 'There is no such project, or it is none of yours.',
    action: 'List the projects with GET /api/v1/projects.',
  },
});

/** Refuses with `not-allowed` unless the actor may do this in the whole house. */
export function requireInHouse(actor: Actor, ability: HouseAbility): void {
  requireAbility(actor, ability, actor.role);
}

/** Refuses with `project-unknown` whoever is no member, with `not-allowed` members who may not do this. */
export function requireInProject(actor: Actor, ability: ProjectAbility, projectId: string): void {
  const role = actor.projects === 'all' ? 'administrator' : actor.projects.get(projectId);
  if (!role) throw accessProblem('project-unknown', { detail: projectId });
  requireAbility(actor, ability, role);
}

/**
 * Something of a project that was looked up, for whoever may do this with it. Where there is none, and for everyone who is no
 * member, it throws what `unknown` makes, so that nothing tells them that it exists.
 */
export function requireFound<T extends { readonly projectId: string }>(
  actor: Actor,
  ability: ProjectAbility,
  found: T | undefined,
  unknown: () => Problem,
): T {
  if (!found || !isMember(actor, found.projectId)) throw unknown();
  requireInProject(actor, ability, found.projectId);
  return found;
}

/** Whether a project is one of the actor's. */
export function isMember({ projects }: Actor, projectId: string): boolean {
  return projects === 'all' || projects.has(projectId);
}

/** Whether the actor may do this: in the project where one is given, else in the house or in any project. For what to show. */
export function may(actor: Actor, ability: Ability, projectId?: string): boolean {
  const { in: where, roles, scope } = abilities[ability];
  if (actor.scopes && !coversScope(actor.scopes, scope)) return false;
  const held = where === 'house' ? [actor.role] : projectRoles(actor, projectId);
  return held.some((role) => (roles as readonly Role[]).includes(role));
}

function projectRoles({ projects }: Actor, projectId: string | undefined): readonly Role[] {
  if (projects === 'all') return ['administrator'];
  const role = projectId === undefined ? undefined : projects.get(projectId);
  return projectId === undefined ? [...projects.values()] : role ? [role] : [];
}

function requireAbility({ scopes }: Actor, ability: Ability, role: Role): void {
  const { roles, scope } = abilities[ability];
  if (!(roles as readonly Role[]).includes(role)) throw accessProblem('not-allowed', { detail: ability });
  if (scopes && !coversScope(scopes, scope))
    throw accessProblem('not-allowed', { detail: `the key lacks ${scope}` });
}

/** Whoever changes something looks at it first and is shown what it became: a scope without reading would be good for nothing. */
function coversScope(scopes: ReadonlySet<Scope>, scope: Scope): boolean {
  return scopes.has(scope) || (scope === 'read' && scopes.size > 0);
}

export {
  type Ability,
  abilities,
  accessProblem,
  type HouseAbility,
  isMember,
  may,
  type ProjectAbility,
  requireFound,
  requireInHouse,
  requireInProject,
} from './abilities.ts';
export { type Actor, type ProjectRole, type Role, type Scope, systemActor } from './actor.ts';
export type { AuditNote, Context, Services } from './context.ts';
export { definePage, type VersoPage } from './define-page.ts';
export { defineRoute } from './define-route.ts';
export type { JobSubjects, NamedSubjects, OpenServices, Plugin, SubjectPlace } from './room-plugin.ts';

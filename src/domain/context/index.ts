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
export {
  type AuditNote,
  type Context,
  type ListWaiting,
  mostWaitingCounted,
  mostWaitingShown,
  type Services,
  type WaitingLines,
  type WaitingWork,
} from './context.ts';
export { definePage, type VersoPage } from './define-page.ts';
export { defineRoute } from './define-route.ts';
export type {
  JobSubjects,
  NamedSubjects,
  OpenServices,
  Plugin,
  SubjectPlace,
} from './room-plugin.ts';

export {
  type Connection,
  chargeConnection,
  connectionsFor,
  createConnection,
  findConnection,
  openConnection,
  type Reservation,
  refuseOverspending,
  releaseSpending,
  reserveSpending,
} from '#domain/projects/connections';
export {
  addPolicy,
  currentPolicy,
  defaultPolicy,
  findPolicy,
  type Policy,
  type PolicyVersion,
  policyProblem,
  policySchema,
} from '#domain/projects/policies';
export { findProject, type Project, requireProjectRow } from '#domain/projects/records';
export { createProject, listProjects } from './project.ts';

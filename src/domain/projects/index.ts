export { createProject, listProjects } from '#domain/projects/catalogue';
export {
  type Connection,
  chargeConnection,
  connectionsFor,
  createConnection,
  listConnections,
  listTriable,
  openConnection,
  type Reservation,
  releaseSpending,
  reserveSpending,
  type TriableConnection,
  tryConnection,
} from '#domain/projects/connections';
export {
  addPolicy,
  currentPolicy,
  defaultPolicy,
  findPolicy,
  listPolicies,
  type Policy,
  type PolicyVersion,
  policyProblem,
} from '#domain/projects/policies';
export { countWaiting, findProject, type Project, requireProjectRow } from '#domain/projects/records';

export {
  chargeConnection,
  connectionsFor,
  createConnection,
  findConnection,
  openConnection,
  refuseOverspending,
} from './connection.ts';
export { defaultPolicy, type Policy, policySchema } from './policy.ts';
export { projectProblem } from './problems.ts';
export {
  addPolicy,
  createProject,
  currentPolicy,
  findPolicy,
  findProject,
  type PolicyVersion,
  requireProjectRow,
} from './project.ts';
export type { Connection, Project } from './queries.ts';

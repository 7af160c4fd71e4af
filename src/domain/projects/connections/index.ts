export { connectionRoutes } from './api.ts';
export { createConnection } from './change-connection.ts';
export { listConnections } from './connections.ts';
export { listTriable, type TriableConnection } from './list-triable.ts';
export { connectionsFor, openConnection } from './open-connection.ts';
export { connectionProblem } from './problems.ts';
export type { Connection } from './queries.ts';
export {
  chargeConnection,
  type Reservation,
  refuseOverspending,
  releaseSpending,
  reserveSpending,
} from './spending.ts';
export { type ConnectionTrial, tryConnection } from './try-connection.ts';

export { connectionRoutes } from './api.ts';
export { changeConnection, createConnection, deleteConnection } from './change-connection.ts';
export { findConnection, listConnections } from './connections.ts';
export { listTriable, type TriableConnection } from './list-triable.ts';
export { connectionsFor, openConnection } from './open-connection.ts';
export { connectionProblem } from './problems.ts';
export type { Connection } from './queries.ts';
export {
  chargeConnection,
  maySeeSpending,
  type Reservation,
  refuseOverspending,
  releaseSpending,
  reserveSpending,
  spendingOf,
} from './spending.ts';
export type { Spending } from './spending-queries.ts';
export { type ConnectionTrial, tryConnection } from './try-connection.ts';

export { orderRoutes } from './api.ts';
export { addCommands } from './commands.ts';
export { dropOrders } from './drop-orders.ts';
export { orderHandlers, orderQueues } from './handlers.ts';
export { measureDrifts } from './measure-drifts.ts';
export { orderProblem } from './problems.ts';
export { reindexMemory } from './reindex-memory.ts';

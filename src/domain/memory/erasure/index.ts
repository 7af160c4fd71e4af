export { erasureRoutes } from './api.ts';
export { addCommands } from './commands.ts';
export { type Erasure, type ErasureRequest, eraseTraces } from './erase-traces.ts';
export { erasurePages } from './erasure-page.tsx';
export { erasureProblem } from './problems.ts';
export { purgeMemory } from './purge-memory.ts';

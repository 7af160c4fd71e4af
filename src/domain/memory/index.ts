export { memoryProblem } from '#domain/memory/access';
export { discardOverdue, emptyImports } from '#domain/memory/expiry';
export { isWorthLearning, learnFromRun } from '#domain/memory/learning';
export { attachMemory, createMemory, listMemories } from './memory.ts';

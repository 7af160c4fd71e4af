export { memoryProblem } from '#domain/memory/access';
export { isWorthLearning, learnFromRun } from '#domain/memory/learning';
export { attachMemory, createMemory, loadUnits } from './memory.ts';

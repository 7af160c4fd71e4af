export { memoryProblem } from '#domain/memory/access';
export { attachMemory, createMemory, learnUnits, loadUnits } from './memory.ts';

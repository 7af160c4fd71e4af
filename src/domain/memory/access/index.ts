export { memoryProblem } from './problems.ts';
export { type KnownMemory, lockMemory, requireMemory } from './require-memory.ts';

export { attachMemory, createMemory, importTmx, learnUnits, loadUnits } from './memory.ts';
export { memoryProblem } from './problems.ts';

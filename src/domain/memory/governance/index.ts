export { governanceRoutes } from './api.ts';
export { holdMemory, setMemoryState } from './memory-state.ts';
export { unitProblem } from './problems.ts';
export { purgeUnits, requireUnit, setUnitState } from './unit-state.ts';

export { memoryProblem } from './problems.ts';
export {
  type KnownMemory,
  lockMemory,
  refuseDeleted,
  requireMemory,
  shareMemory,
  usesMemory,
} from './require-memory.ts';

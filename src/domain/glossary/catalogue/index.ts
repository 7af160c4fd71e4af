export {
  attachGlossary,
  changeGlossary,
  createGlossary,
  detachGlossary,
  holdGlossary,
  listGlossaries,
  setGlossaryState,
} from './change-glossary.ts';
export {
  type Access,
  type AttachedGlossary,
  type DomainCount,
  type GlossaryFields,
  type GlossaryUser,
  type GlossaryUsers,
  type Hold,
  type State,
  states,
} from './glossary.ts';
export { listDomains, listGlossaryUsers, listUnusedGlossaries } from './list-uses.ts';
export { glossaryProblem } from './problems.ts';
export { listAttached, lockGlossaryRow, raiseVersion } from './queries.ts';
export { type SyncPayload, syncIndexQueue } from './queues.ts';
export { lockGlossary, refuseHeld, requireGlossary } from './require-glossary.ts';

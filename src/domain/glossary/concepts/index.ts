export { calendarDay } from './calendar-day.ts';
export {
  type ConceptPlace,
  changeConcept,
  createConcept,
  findConcept,
  purgeConcept,
  setConceptState,
} from './change-concept.ts';
export { addTerm, changeTerm, decideDrafts, decideTerm, setTermState } from './change-terms.ts';
export {
  type Approval,
  approvals,
  type ConceptFields,
  type Extra,
  type KeptConcept,
  type KeptTerm,
  plainConcept,
  type TermFields,
  unsaidOfConcept,
  unsaidOfTerm,
} from './concept.ts';
export { type ConceptChange, keepChanges, listConceptChanges, type NewChange } from './history.ts';
export {
  insertConcepts,
  insertTerms,
  type NewConcept,
  type NewTerm,
  type Origin,
  type PlacedTerm,
} from './insert-concepts.ts';
export { conceptProblem } from './problems.ts';
export {
  type ChangedConcept,
  type ConceptFilter,
  type ConceptPage,
  deleteConceptRows,
  listChangedConcepts,
  listConceptRows,
  listConceptsById,
  listWantedById,
  touchConcepts,
} from './queries.ts';
export { foldTerm, hashTerm } from './text-hash.ts';

export {
  type Concept,
  type Glossary,
  type Term,
  type TermMatch,
  type TermStatus,
  termStatuses,
} from './glossary.ts';

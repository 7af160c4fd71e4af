export { concordanceRoutes } from './api.ts';
export { concordanceProblem } from './problems.ts';
export {
  type Concordance,
  type ConcordancePage,
  type ConcordanceSearch,
  searchConcordance,
} from './search-concordance.ts';

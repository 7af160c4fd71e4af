export { openSearchServer } from './open-search-server.ts';
export { SearchError, type SearchErrorKind } from './search-error.ts';
export type {
  IndexAction,
  SearchAnswer,
  SearchRequest,
  SearchServer,
  SearchSettings,
  SearchState,
} from './search-server.ts';

export { documentRoutes } from './api.ts';
export { documentPages } from './document-pages.tsx';
export { DocumentPane } from './document-pane.tsx';

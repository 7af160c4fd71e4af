export { asideRoutes } from './api.ts';
export { type Aside, type FoundTerm, readAside } from './read-aside.ts';

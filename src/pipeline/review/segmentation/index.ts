export { boundaryRoutes } from './api.ts';
export { boundaryPages } from './boundary-pages.tsx';
export { BoundaryLink } from './boundary-view.tsx';
export { boundaryProblem } from './problems.ts';

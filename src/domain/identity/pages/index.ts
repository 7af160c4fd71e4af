export { identityPages } from './identity-pages.ts';
export { signInProblem } from './problems.ts';

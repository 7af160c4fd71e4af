export { runEverything } from './run-everything.ts';
export { runWeb } from './run-web.ts';

export { checkHandler } from './check-job.ts';
export { memoryOfRun } from './memory-of-run.ts';
export { closeProviders, connectionsOfRun, providerOf } from './providers-of-run.ts';
export { termsOfRun } from './terms-of-run.ts';
export { translateHandler } from './translate-job.ts';

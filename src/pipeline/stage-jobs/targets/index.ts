export { checkHandler } from './check-job.ts';
export { closeProviders } from './providers-of-run.ts';
export { translateHandler } from './translate-job.ts';

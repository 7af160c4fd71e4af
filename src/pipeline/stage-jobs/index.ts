export { closeProviders } from './providers-of-run.ts';

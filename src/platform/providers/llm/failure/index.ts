export { failureOf, type Secrets } from './failure-of.ts';

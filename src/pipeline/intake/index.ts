export { intakeFinding } from './findings.ts';
export { settleLanguages, sha256, type TakenIn, takeIn } from './take-in.ts';

export type { DetectedLanguage } from './detect-language.ts';
export { intakeFinding } from './findings.ts';
export { intakeFindings, settleLanguages, sha256, type TakenIn, takeIn } from './take-in.ts';

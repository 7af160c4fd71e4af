export { endRunAndItem } from './end-run.ts';
export { failureOf } from './fail-run.ts';
export { stageFinding } from './findings.ts';
export type { StageWork } from './stage-context.ts';
export { stageHandler } from './stage-handler.ts';

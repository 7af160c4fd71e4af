export { stageCandidates } from './stage-candidates.ts';
export { stageImport } from './stage-import.ts';

export { type AskedPair, insertFlags, listMet, type MetUnits } from './find-met.ts';
export { type Judging, openJudging } from './judging.ts';
export { stageCandidates } from './stage-candidates.ts';
export { stageImport } from './stage-import.ts';

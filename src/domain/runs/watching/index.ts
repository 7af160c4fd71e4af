export { type EventRow, listEvents, listLatestEvents } from './events.ts';
export { countFindings, type FindingCount, findingSchema, listFindingRows } from './findings.ts';
export { type RunEventMessage, watchRun } from './watch-run.ts';

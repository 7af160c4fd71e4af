export { type CarriedOver, carryOver } from './carry-over.ts';
export { extractHandler, keptSegments } from './extract-job.ts';
export { type OpenedDocument, openDocument } from './open-document.ts';
export { takeInHandler } from './take-in-job.ts';

export { exchangeFormat } from './exchange-files.ts';
export { keepApart, readContentOptions, readInput, writeOutput } from './files.ts';
export { addOpeningOptions, type OpeningFlags, openOptionsFrom } from './open-options.ts';
export { formatFindings, printFindings } from './print-findings.ts';
export { createProgress, type Progress } from './progress.ts';
export { CommandRefused, commandFinding } from './refusal.ts';

export { readCheckOptions } from './check-options.ts';
export { readContentOptions } from './content-options.ts';
export { describeEstimate } from './describe-estimate.ts';
export { describeReport } from './describe-report.ts';
export { exchangeFormat } from './exchange-files.ts';
export { checkWritable, keepApart, readInput, writeOutput } from './files.ts';
export { LearnedUnits } from './learned-units.ts';
export {
  addLeverageOptions,
  type LeverageFlags,
  leverageFrom,
  recallPolicyFrom,
} from './leverage-options.ts';
export { addOpeningOptions, type OpeningFlags, openOptionsFrom } from './open-options.ts';
export { formatFindings, printFindings } from './print-findings.ts';
export { createProgress, type Progress } from './progress.ts';
export { addProviderOptions, type ProviderFlags, providerChoice } from './provider-options.ts';
export { readJsonFile } from './read-json-file.ts';
export { CommandRefused, commandFinding } from './refusal.ts';

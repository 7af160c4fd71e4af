export { favoursLanguage, loadLanguageDetector } from '#engine/checks/language';
export type {
  Check,
  CheckExample,
  CheckSubject,
  CheckTools,
  CheckWeight,
  LanguageDetector,
  LanguageScore,
  ResultSource,
} from '#engine/checks/subject';
export { allPairChecks, pairChecks } from './all-checks.ts';
export { checkDocument } from './check-document.ts';
export type { CheckFinding } from './check-finding.ts';
export {
  type CheckSettings,
  checkCodes,
  checkSettingsSchema,
  defaultCheckSettings,
  readCheckSettings,
  type UserPattern,
} from './check-settings.ts';
export { checkTarget } from './check-target.ts';
export { correctTarget } from './correct-target.ts';
export { type DocumentCheck, documentChecks } from './document-checks.ts';
export { checkFinding } from './findings.ts';
export { boundedPattern } from './user-patterns.ts';

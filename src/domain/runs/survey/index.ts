export type { WorkRow } from './survey-queries.ts';
export {
  listInProgress,
  listWorkOf,
  surveyWork,
  type WorkKind,
  type WorkSurvey,
  workKinds,
} from './survey-work.ts';
export { workRoute } from './work-api.ts';

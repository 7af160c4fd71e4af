export type { WorkRow } from './survey-queries.ts';
export { listInProgress, surveyWork, type WorkSurvey } from './survey-work.ts';
export { workRoute } from './work-api.ts';

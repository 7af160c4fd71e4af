export { answerProblem } from './answer-problem.tsx';
export { displayCookie } from './cookies.ts';
export { mountPage } from './mount-page.ts';
export { receiveReports } from './receive-reports.ts';
export type { Serving } from './send-answer.ts';

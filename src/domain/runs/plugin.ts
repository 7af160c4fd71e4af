import type { Plugin } from '#domain/context';
import { runProblem } from '#domain/runs/access';
import { comparisonPages, comparisonProblem, comparisonRoutes } from '#domain/runs/comparison';
import { discussionRoutes } from '#domain/runs/discussion';
import { governancePages, governanceProblem, governanceRoutes } from '#domain/runs/governance';
import { historyPages, historyRoutes } from '#domain/runs/history';
import { homePages } from '#domain/runs/home';
import { runPages } from '#domain/runs/pages';
import { listRunPlaces } from '#domain/runs/records';
import { replacementProblem, replacementRoutes } from '#domain/runs/replacements';
import { reportPages } from '#domain/runs/report-pages';
import { qualityRoute, reportRoutes } from '#domain/runs/reports';
import { reviewFinished } from '#domain/runs/stages';
import { summaryRoute } from '#domain/runs/summary';
import { workRoute } from '#domain/runs/survey';
import { targetProblem, targetRoutes } from '#domain/runs/targets';
import { runRoutes } from './api.ts';

const hooks = { onReviewed: reviewFinished };

export const plugin: Plugin = {
  name: 'runs',
  pages: [...homePages, ...historyPages, ...governancePages, ...reportPages, ...runPages, ...comparisonPages],
  jobSubjects: [{ kind: 'run', field: 'runId', list: listRunPlaces }],
  problems: [
    runProblem.catalogue,
    targetProblem.catalogue,
    replacementProblem.catalogue,
    comparisonProblem.catalogue,
    governanceProblem.catalogue,
  ],
  routes: [
    ...runRoutes(),
    ...targetRoutes(hooks),
    ...replacementRoutes(hooks),
    ...discussionRoutes,
    ...comparisonRoutes,
    ...reportRoutes,
    summaryRoute,
    qualityRoute,
    workRoute,
    ...historyRoutes,
    ...governanceRoutes,
  ],
};

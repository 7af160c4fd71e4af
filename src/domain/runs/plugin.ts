import type { Plugin } from '#domain/context';
import { comparisonProblem, comparisonRoutes } from '#domain/runs/comparison';
import { reportRoutes } from '#domain/runs/reports';
import { targetProblem, targetRoutes } from '#domain/runs/targets';
import { reviewFinished } from './advance-run.ts';
import { runRoutes } from './api.ts';
import { runProblem } from './problems.ts';

export const plugin: Plugin = {
  name: 'runs',
  problems: [runProblem.catalogue, targetProblem.catalogue, comparisonProblem.catalogue],
  routes: [
    ...runRoutes(),
    ...targetRoutes({ onReviewed: reviewFinished }),
    ...comparisonRoutes,
    ...reportRoutes,
  ],
};

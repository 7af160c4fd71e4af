import type { Plugin } from '#domain/context';
import { storageProblem } from '#platform/storage';
import { routes } from './api.ts';
import { artifactProblem } from './problems.ts';

export const plugin: Plugin = {
  name: 'artifacts',
  problems: [artifactProblem.catalogue, storageProblem.catalogue],
  routes,
};

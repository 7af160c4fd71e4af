import type { Plugin } from '#domain/context';
import { routes } from './api.ts';
import { connectionRoutes } from './connections-api.ts';
import { projectProblem } from './problems.ts';

export const plugin: Plugin = {
  name: 'projects',
  routes: [...routes, ...connectionRoutes],
  problems: [projectProblem.catalogue],
};

import type { Plugin } from '#domain/context';
import { connectionProblem, connectionRoutes } from '#domain/projects/connections';
import { memberProblem, memberRoutes } from '#domain/projects/members';
import { policyProblem, policyRoutes } from '#domain/projects/policies';
import { routes } from './api.ts';
import { projectProblem } from './problems.ts';

export const plugin: Plugin = {
  name: 'projects',
  routes: [...routes, ...memberRoutes, ...policyRoutes, ...connectionRoutes],
  problems: [
    projectProblem.catalogue,
    memberProblem.catalogue,
    policyProblem.catalogue,
    connectionProblem.catalogue,
  ],
};

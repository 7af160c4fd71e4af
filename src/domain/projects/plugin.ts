import type { Plugin } from '#domain/context';
import { projectProblem } from '#domain/projects/catalogue';
import { connectionProblem, connectionRoutes } from '#domain/projects/connections';
import { memberProblem, memberRoutes } from '#domain/projects/members';
import { pages } from '#domain/projects/pages';
import { policyProblem, policyRoutes } from '#domain/projects/policies';
import {
  listWaitingProposals,
  proposalPages,
  proposalProblem,
  proposalRoutes,
} from '#domain/projects/proposals';
import { listNamed } from '#platform/database';
import { routes } from './api.ts';

export const plugin: Plugin = {
  name: 'projects',
  namedSubjects: [
    { kind: 'project', find: (db, search) => listNamed(db, 'projects', { ...search, projectId: undefined }) },
    {
      kind: 'connection',
      find: (db, search) => listNamed(db, 'connections', { ...search, projectId: undefined }),
    },
  ],
  waiting: [listWaitingProposals],
  routes: [...routes, ...memberRoutes, ...policyRoutes, ...connectionRoutes, ...proposalRoutes],
  pages: [...pages, ...proposalPages],
  problems: [
    projectProblem.catalogue,
    memberProblem.catalogue,
    policyProblem.catalogue,
    proposalProblem.catalogue,
    connectionProblem.catalogue,
  ],
};

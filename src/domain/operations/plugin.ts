import type { JobSubjects, Plugin } from '#domain/context';
import { queueProblem } from '#platform/queue';
import { operationsRoutes } from './api.ts';
import { openSubjects } from './job-subject.ts';
import { operationsProblem } from './problems.ts';

/** The room, with how the other rooms find what jobs are about. */
export function operationsPlugin(kinds: readonly JobSubjects[]): Plugin {
  return {
    name: 'operations',
    problems: [queueProblem.catalogue, operationsProblem.catalogue],
    routes: operationsRoutes(openSubjects(kinds)),
  };
}

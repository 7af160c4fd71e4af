import type { JobSubjects, Plugin } from '#domain/context';
import { operationsPages } from '#domain/operations/pages';
import { queueProblem } from '#platform/queue';
import { operationsRoutes } from './api.ts';
import { openSubjects } from './job-subject.ts';
import { listWaitingLetters } from './list-waiting.ts';
import { operationsProblem } from './problems.ts';

/** The room, with how the other rooms find what jobs are about. */
export function operationsPlugin(kinds: readonly JobSubjects[]): Plugin {
  const subjects = openSubjects(kinds);
  return {
    name: 'operations',
    pages: operationsPages(subjects),
    waiting: [listWaitingLetters],
    problems: [queueProblem.catalogue, operationsProblem.catalogue],
    routes: operationsRoutes(subjects),
  };
}

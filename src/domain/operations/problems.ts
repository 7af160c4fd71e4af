import { defineProblems } from '#platform/problems';

export const operationsProblem = defineProblems({
  'dead-letter-unknown': {
    status: 404,
    when: 'There is no such dead letter in the queue: it was sent back or thrown away meanwhile, or is of a project that is none of yours.',
    action: 'List the dead letters of the queue.',
  },
});

import { defineProblems } from '#platform/problems';

export const memoryProblem = defineProblems({
  'memory-unknown': {
    status: 404,
    when: 'There is no such memory, or it belongs to none of your projects.',
    action: 'List the memories of the project.',
  },
  'memory-name-taken': {
    status: 409,
    when: 'Another memory has this name.',
    action: 'Choose another name.',
  },
});

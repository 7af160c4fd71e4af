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
  'memory-deleted': {
    status: 409,
    when: 'The memory is deleted.',
    action: 'Restore it first: set its state to `active`.',
  },
  'memory-held': {
    status: 409,
    when: 'A legal hold lies on the memory, and this would destroy something of it.',
    action: 'Wait until an administrator lifts the hold.',
  },
});

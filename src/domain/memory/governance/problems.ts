import { defineProblems } from '#platform/problems';

export const unitProblem = defineProblems({
  'memory-unit-unknown': {
    status: 404,
    when: 'The memory has no such unit; a candidate is none before its import is committed.',
    action: 'List the units of the memory, those that are inactive or deleted with `status`.',
  },
  'memory-unit-doubled': {
    status: 409,
    when: 'The memory has another active unit with the same source and target.',
    action: 'Leave this one as it is, or deactivate the other one first.',
  },
});

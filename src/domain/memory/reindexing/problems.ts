import { defineProblems } from '#platform/problems';

export const orderProblem = defineProblems({
  'token-order-unknown': {
    status: 404,
    when: 'No memory has units with sources in the language.',
    action: 'Take a language that GET /api/v1/memory-orders names.',
  },
});

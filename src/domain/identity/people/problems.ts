import { defineProblems } from '#platform/problems';

export const personProblem = defineProblems({
  'person-unknown': {
    status: 404,
    when: 'There is no such person.',
    action: 'List the people with GET /api/v1/people.',
  },
  'last-administrator': {
    status: 409,
    when: 'The last administrator can be neither demoted nor disabled.',
    action: 'Make somebody else administrator first.',
  },
});

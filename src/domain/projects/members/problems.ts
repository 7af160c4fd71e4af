import { defineProblems } from '#platform/problems';

export const memberProblem = defineProblems({
  'member-unknown': {
    status: 404,
    when: 'There is no such person.',
    action: 'Create the person first.',
  },
});

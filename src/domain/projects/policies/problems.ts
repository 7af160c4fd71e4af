import { defineProblems } from '#platform/problems';

export const policyProblem = defineProblems({
  'policy-unknown': {
    status: 404,
    when: 'There is no such version of a policy, or it is in none of your projects.',
    action: 'List the versions of the project’s policy.',
  },
});

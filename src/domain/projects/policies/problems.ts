import { defineProblems } from '#platform/problems';

export const policyProblem = defineProblems({
  'policy-unknown': {
    status: 404,
    when: 'There is no such version of a policy, or it is in none of your projects, or not in the one it is for.',
    action: 'List the versions of the project’s policy.',
  },
});

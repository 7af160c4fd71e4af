import { defineProblems } from '#platform/problems';

export const searchProblem = defineProblems({
  'audit-name-ambiguous': {
    status: 409,
    when: 'Several people, keys or things have the name that the audit is searched for.',
    action: 'Choose one of those that are named, and search by its id.',
  },
});

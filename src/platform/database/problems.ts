import { defineProblems } from '#platform/problems';

export const databaseProblem = defineProblems({
  'schema-too-old': {
    status: 503,
    when: 'The database has an older schema than this program needs.',
    action: 'Run `verso migrate`, then start again.',
  },
  'schema-too-new': {
    status: 503,
    when: 'The database has a newer schema than this program knows.',
    action: 'Install the version of Verso that migrated it, or a newer one.',
  },
});

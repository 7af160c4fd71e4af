import { defineProblems } from '#platform/problems';

export const serviceProblem = defineProblems({
  'database-needed': {
    status: 503,
    when: 'Processes of their own need a database that all of them reach.',
    action: 'Set DATABASE_URL and VERSO_SECRET_KEY, or run everything in one process with `verso start`.',
  },
  'database-unreachable': {
    status: 503,
    when: 'The database cannot be reached.',
    action: 'Check DATABASE_URL, the network and that PostgreSQL runs; `verso doctor` tries it.',
  },
});

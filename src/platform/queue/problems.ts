import { defineProblems } from '#platform/problems';

export const queueProblem = defineProblems({
  'queue-schema-missing': {
    status: 503,
    when: 'The database has no job queue yet.',
    action: 'Run `verso migrate`, then start again.',
  },
  'queue-schema-too-old': {
    status: 503,
    when: 'The job queue in the database is older than this program needs.',
    action: 'Run `verso migrate`, then start again.',
  },
  'queue-schema-too-new': {
    status: 503,
    when: 'The job queue in the database is newer than this program knows.',
    action: 'Install the version of Verso that migrated it, or a newer one.',
  },
  'queues-mismatched': {
    status: 500,
    when: 'Queues and handlers do not fit together, so some jobs would never be done.',
    action:
      'Install Verso anew: its parts are of different versions. In development, give each queue one handler.',
  },
  'queue-unknown': {
    status: 404,
    when: 'There is no queue of that name.',
    action: 'List the queues with `verso queues` or GET /api/v1/queues.',
  },
  'role-unknown': {
    status: 400,
    when: 'There is no such role of workers.',
    action: 'Choose of documents, translation and upkeep.',
  },
});

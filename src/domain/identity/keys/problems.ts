import { defineProblems } from '#platform/problems';

export const keyProblem = defineProblems({
  'person-needed': {
    status: 403,
    when: 'Keys are made and listed by people, not by keys.',
    action: 'Sign in, or use `verso admin create-key`.',
  },
  'key-unknown': {
    status: 404,
    when: 'There is no such key, or it is somebody else’s.',
    action: 'List the keys with GET /api/v1/keys.',
  },
});

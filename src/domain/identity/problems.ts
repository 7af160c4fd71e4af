import { defineProblems } from '#platform/problems';

export const identityProblem = defineProblems({
  'person-unknown': {
    status: 404,
    when: 'There is no such person.',
    action: 'List the people with GET /api/v1/people.',
  },
  'person-exists': {
    status: 409,
    when: 'Somebody has this e-mail address already.',
    action: 'Change the role of the existing person, or use another address.',
  },
  'last-administrator': {
    status: 409,
    when: 'The last administrator can be neither demoted nor disabled.',
    action: 'Make somebody else administrator first.',
  },
  'link-invalid': {
    status: 410,
    when: 'The one-time link was used, has expired, or never existed.',
    action: 'Ask an administrator for a new one, or make one with `verso admin recover`.',
  },
  'password-unsuitable': {
    status: 400,
    when: 'The password is too short or too long.',
    action: 'Choose one of 12 to 256 characters.',
  },
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

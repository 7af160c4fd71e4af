import { defineProblems } from '#platform/problems';

export const enrolmentProblem = defineProblems({
  'person-exists': {
    status: 409,
    when: 'Somebody has this e-mail address already.',
    action: 'Change the role of the existing person, or use another address.',
  },
  'person-unsuitable': {
    status: 400,
    when: 'The name or the e-mail address of a person is none that could be used.',
    action: 'Give an address such as ada@example.org, with which people sign in, and a name on one line.',
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
});

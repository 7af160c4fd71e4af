import { defineProblems } from '#platform/problems';

export const signInProblem = defineProblems({
  'sign-in-refused': {
    status: 401,
    when: 'The e-mail address or the password is wrong.',
    action: 'Check both and try again, or ask an administrator for a new password.',
  },
  'sign-in-too-often': {
    status: 429,
    when: 'There were too many attempts to sign in.',
    action: 'Wait a few minutes, then try again.',
  },
  'account-closed': {
    status: 403,
    when: 'This account may not sign in here.',
    action: 'Ask an administrator.',
  },
  'code-wrong': {
    status: 401,
    when: 'The code is wrong or no longer valid.',
    action: 'Enter the code that your app shows now, or one of your backup codes.',
  },
  'sign-in-expired': {
    status: 401,
    when: 'Signing in took too long.',
    action: 'Begin again with your password.',
  },
  'password-wrong': {
    status: 403,
    when: 'That is not your present password.',
    action: 'Enter the password you sign in with.',
  },
});

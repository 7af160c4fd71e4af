import type { Wording } from './wording.ts';

/** Where the catalogue names addresses of the API, people are told of pages. */
export const english: Wording = {
  'not-signed-in': { when: 'You are not signed in.', action: 'Sign in and try again.' },
  'address-unknown': { action: 'Go back, or find your way from the start page.' },
  'project-unknown': { action: 'Choose one of your projects, or ask an administrator to make you a member.' },
  'not-allowed': {
    when: 'You may not do this.',
    action: 'Ask an administrator for the role that is needed.',
  },
  'revision-changed': {
    when: 'Somebody changed this while you were working on it.',
    action: 'What you entered is still here. Compare it with what is stored now, and save again.',
  },
  'request-invalid': { action: 'Go back and correct what you entered.' },
  'origin-foreign': { action: 'Change things only from pages of Verso.' },
  'too-many-requests': { action: 'Wait a minute, then try again.' },
  'internal-fault': {
    action: 'Try again; if it stays so, tell whoever runs Verso the number of the request.',
  },
  'not-available': { action: 'Try again in a few seconds.' },
};

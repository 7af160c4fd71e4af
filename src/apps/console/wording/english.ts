import type { Wording } from '#apps/console/wording/phrases';

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
  'method-unknown': { action: 'Go back, or find your way from the start page.' },
  'revision-required': { action: 'Load the page again and repeat the change.' },
  'media-type-unknown': { action: 'Go back and use the form of the page.' },
  'artifact-unknown': { action: 'Look on the page of the document for what there is.' },
  'download-link-expired': { action: 'Ask for a new one, or download it on the page of the run.' },
  'batch-manifest-invalid': { action: 'Correct what is named.' },
  'file-held': { action: 'Lift the hold on the page of the file, if you may.' },
  'key-unknown': { action: 'Choose one of the list of your keys.' },
  'person-unknown': { action: 'Choose one of the list of people.' },
  'memory-deleted': { action: 'Restore it first.' },
  'memory-not-deleted': { action: 'Delete it first; destroy it once nobody misses it.' },
  'memory-unit-unknown': {
    action: 'Choose one of the list, among the inactive or deleted ones if it is one of these.',
  },
  'candidate-text': { action: 'Write text with the marks that the candidate has.' },
  'import-undo-blocked': {
    action:
      'Undo the imports that are named first, or discard those that are not committed; or deactivate single units instead.',
  },
  'import-gave-up': { action: 'Look at the message, then let it go on: it begins where it stopped.' },
  'memory-file-languages': { action: 'Import one language after the other.' },
  'token-order-unknown': { action: 'Take a language in which memories have sources.' },
  'glossary-deleted': { action: 'Restore it first.' },
  'glossary-read-only': {
    action: 'Change it in a project that may, or ask an administrator for the right to write.',
  },
  'concept-not-deleted': { action: 'Delete the concept first.' },
  'term-exists': {
    action: 'Add to that concept, or say that it is another meaning of the same word.',
  },
  'term-import-undo-blocked': {
    action: 'Leave those as they are and undo the rest, or change them back first.',
  },
  'term-import-gave-up': { action: 'Look at the message, then let it go on.' },
  'term-candidate-incomplete': { action: 'Choose a glossary and give a target.' },
  'document-refused': { action: 'Read the findings: each says what is wrong and what to do about it.' },
  'replacement-unknown': { action: 'Choose one of the list of replacements.' },
  'target-codes': {
    action: 'Put each code that is named where it belongs, once, as in the source.',
  },
  'picture-not-shown': { action: 'Download the document and open it in Word.' },
  'queue-unknown': { action: 'Choose one of the list of queues.' },
  'connection-secret-needed': {
    action: 'Enter the key along with the new settings, or go without one.',
  },
  'egress-refused': { action: 'Use a connection the policy allows, or have the policy changed.' },
  'upload-contradictory': { action: 'Name the file in one way, or leave the intent away.' },
  'upload-target-missing': { action: 'Name the file, or upload without an intent.' },
  'idempotency-key-reused': { action: 'Use a new key for every new request.' },
};

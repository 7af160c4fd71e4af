import { defineFindings } from '#engine/findings';

export const stageFinding = defineFindings({
  'stage-gave-up': {
    severity: 'error',
    when: 'A step of the run failed again and again.',
    action: 'Mend what the message names and retry the run; what it has done so far is kept.',
  },
  'connection-failed': {
    severity: 'error',
    when: 'A connection gave no translations.',
    action:
      'Put it right on its page, often its key, address or model, then try again; what is done is kept.',
  },
  'no-connection': {
    severity: 'error',
    when: 'The policy names no provider that may be asked.',
    action: 'Add a connection, enable it, or allow it in the policy; then run again.',
  },
  'segments-differ': {
    severity: 'error',
    when: 'The document is cut into other segments than when it was translated.',
    action: 'Run the version again; another release of Verso has read it in between.',
  },
  'targets-missing': {
    severity: 'error',
    when: 'Segments have no target.',
    action: 'Write them in the review, or retry the run from translation, perhaps with another provider.',
  },
  'blocked-by-policy': {
    severity: 'error',
    when: 'Targets have findings that the policy does not allow in a delivery.',
    action: 'Mend the targets in the review, or change the policy and run again.',
  },
});

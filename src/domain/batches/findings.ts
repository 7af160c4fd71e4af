import { defineFindings } from '#engine/findings';
import type { ItemFailure } from './batch.ts';

/** Why an item of a batch came to nothing, besides what was found on its document. */
export const itemFinding = defineFindings({
  'item-not-submitted': {
    severity: 'error',
    when: 'The document could not be taken in, and trying again did not help.',
    action: 'Mend what the dead letter names, then send it back or submit the failed items anew.',
  },
  'item-run-failed': {
    severity: 'error',
    when: 'The run of this item failed.',
    action: 'Read the failure of the run, then submit the failed items anew.',
  },
  'item-run-blocked': {
    severity: 'error',
    when: 'The run of this item was blocked: its output may not be delivered.',
    action: 'Read the findings of the run, correct its targets and retry it.',
  },
});

/** A refusal or a finding as an item keeps it. */
export function failureOf({ code, message, action, facts }: ItemFailure): ItemFailure {
  return { code, message, action, ...(facts && { facts }) };
}

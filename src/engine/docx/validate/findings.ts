import { defineFindings } from '#engine/findings';

/** What the amount of text in a translation says about it. */
export const reconciliationFinding = defineFindings({
  'text-paragraph-count': {
    severity: 'error',
    when: 'The output has another number of paragraphs than the source.',
    action: 'Do not deliver this output: text was lost or invented. Translate the document again.',
  },
  'text-lost': {
    severity: 'error',
    when: 'A paragraph that has text in the source is empty in the output.',
    action: 'Translate the paragraph, or confirm that it is meant to be empty.',
  },
  'text-amount-unlikely': {
    severity: 'warning',
    when: 'A part holds far more or far less text than its source.',
    action: 'Compare the part with its source: sentences may be missing or repeated.',
  },
  'text-unchanged': {
    severity: 'info',
    when: 'Much of a part reads the same as its source.',
    action: 'Check that the part was translated, unless its text is the same in both languages.',
  },
});

import { defineFindings } from '#engine/findings';

export const assembleFinding = defineFindings({
  'codes-do-not-fit': {
    severity: 'error',
    when: 'A translation does not hold the inline codes of its source, so that the document cannot be rebuilt from it.',
    action:
      'Correct the codes of the translation: every number of the source once, pairs opened and closed in order.',
  },
  'text-shortened': {
    severity: 'warning',
    when: 'A translated tooltip or form-field text is longer than Word allows; its end was cut off.',
    action: 'Translate it in fewer characters.',
  },
  'character-not-allowed': {
    severity: 'warning',
    when: 'A translation holds characters that XML cannot hold; they were left out.',
    action: 'Check the provider or file the translation came from; control characters do not belong in text.',
  },
});

import { defineFindings } from '#engine/findings';

export const translationFinding = defineFindings({
  'segment-untranslated': {
    severity: 'error',
    when: 'The provider gave no translation for a segment.',
    action: 'Run the translation again; if it stays, choose another provider for this document.',
  },
  'codes-repaired': {
    severity: 'warning',
    when: 'The provider lost or moved inline codes of a segment; they were put back where they most likely belong.',
    action: 'Look at this segment in the translated document.',
  },
  'codes-lost': {
    severity: 'error',
    when: 'The provider lost inline codes of a segment and they could not be put back.',
    action: 'Translate this segment by hand, or choose another provider.',
  },
  'provider-failed': {
    severity: 'error',
    when: 'The provider failed and was not asked any further.',
    action:
      'Mend what the message names, such as the key, the address or the allowance, and run the translation again.',
  },
  'provider-language-pair': {
    severity: 'error',
    when: 'The provider does not translate between these languages.',
    action: 'Choose another provider, or another variety of the language.',
  },
});

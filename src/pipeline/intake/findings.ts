import { defineFindings } from '#engine/findings';

export const intakeFinding = defineFindings({
  'language-unknown': {
    severity: 'error',
    when: 'The document does not say what language it is written in.',
    action: 'Name the language with --from, such as --from en.',
  },
  'language-not-a-tag': {
    severity: 'error',
    when: 'A language is not given as a BCP 47 tag.',
    action: 'Use tags such as de, fr-CA, zh-Hans or ar.',
  },
});

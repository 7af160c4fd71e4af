import { defineFindings } from '#engine/findings';

export const intakeFinding = defineFindings({
  'language-guessed': {
    severity: 'warning',
    when: 'The document does not say what language it is written in; its letters were asked.',
    action: 'Name the language with --from if this one is wrong: it decides where sentences end.',
  },
  'language-contradicted': {
    severity: 'warning',
    when: 'The document is marked with a language that is not written with its letters; the letters were believed.',
    action: 'Name the language with --from if this one is wrong.',
  },
  'language-not-a-tag': {
    severity: 'error',
    when: 'A language is not given by the BCP 47 tag of a known language.',
    action: 'Use tags such as de, fr-CA, zh-Hans or ar.',
  },
});

import { defineFindings } from '#engine/findings';

export const exchangeFinding = defineFindings({
  'exchange-other-document': {
    severity: 'error',
    when: 'The translations were extracted from another document, or from another version of this one.',
    action: 'Use the very file that was extracted, or extract this one again.',
  },
  'exchange-options': {
    severity: 'error',
    when: 'The content options that the translations were extracted with cannot be read.',
    action: 'Extract the document again with this version of Verso.',
  },
  'exchange-segment-unknown': {
    severity: 'error',
    when: 'A segment of the translations is not one of the document.',
    action:
      'Do not rename, split or merge segments in the tool; extract the document again if that happened.',
  },
  'exchange-source-changed': {
    severity: 'error',
    when: 'The source text of a translated segment is not what the document says there.',
    action:
      'Leave the sources as they are, and segments unsplit and unmerged; extract the document again if need be.',
  },
  'exchange-codes': {
    severity: 'error',
    when: 'The inline codes of a translation do not fit its source.',
    action: 'Correct the translation: every code of the source once, pairs opened and closed in order.',
  },
  'exchange-untranslated': {
    severity: 'warning',
    when: 'Segments without a translation keep their source text.',
    action: 'Translate them, unless they are meant to stay.',
  },
});

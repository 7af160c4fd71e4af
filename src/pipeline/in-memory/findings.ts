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
  'exchange-nothing-fits': {
    severity: 'error',
    when: 'The file has translations, but not one of them can be put into the document.',
    action: 'Check that the file is the translated one, and that it was extracted from this document.',
  },
  'exchange-segment-unknown': {
    severity: 'warning',
    when: 'A segment of the translations is not one of the document; it was left out.',
    action:
      'Do not rename, split or merge segments in the tool; extract the document again if that happened.',
  },
  'exchange-ids-lost': {
    severity: 'info',
    when: 'A tool renamed segments; they were found by their source texts.',
    action: 'Check sentences that occur more than once, or use a format that the tool keeps the ids of.',
  },
  'exchange-segment-repeated': {
    severity: 'warning',
    when: 'The file translates a segment twice, in two ways; the first one counts.',
    action: 'Check the translation of the segment.',
  },
  'exchange-source-changed': {
    severity: 'warning',
    when: 'The source text of a translated segment is not what the document says there; the segment keeps its source.',
    action:
      'Leave the sources as they are, and segments unsplit and unmerged; extract the document again if need be.',
  },
  'exchange-codes': {
    severity: 'warning',
    when: 'The inline codes of a translation do not fit its source; the segment keeps its source.',
    action: 'Correct the translation: every code of the source once, pairs opened and closed in order.',
  },
  'exchange-codes-repaired': {
    severity: 'warning',
    when: 'The inline codes of a translation did not fit its source and were repaired.',
    action: 'Look at the sentence in the document.',
  },
  'exchange-segments-absent': {
    severity: 'warning',
    when: 'The file lacks segments of the document, which keep their source text.',
    action: 'Find out where the tool left them: an export may have dropped them.',
  },
  'exchange-untranslated': {
    severity: 'warning',
    when: 'Segments without a translation keep their source text.',
    action: 'Translate them, unless they are meant to stay.',
  },
});

import { defineFindings } from '#engine/findings';

export const srxFinding = defineFindings({
  'srx-not-readable': {
    severity: 'error',
    when: 'The segmentation rules are not a well-formed XML file.',
    action: 'Open the file in the tool that wrote it, export it again as SRX 2.0 and submit that copy.',
  },
  'srx-not-srx': {
    severity: 'error',
    when: 'The file is XML but holds no SRX rules.',
    action: 'Submit a file whose root element is srx with a body of languagerules.',
  },
  'srx-old-version': {
    severity: 'info',
    when: 'The file is SRX 1.0; it was read by the meaning of SRX 2.0 without cascading.',
    action: 'Export the rules as SRX 2.0 if the tool that wrote them can.',
  },
  'srx-map-without-rules': {
    severity: 'warning',
    when: 'A language map names rules that the file does not contain.',
    action: 'Add the language rule or remove the map; until then the map has no effect.',
  },
  'srx-pattern-not-supported': {
    severity: 'warning',
    when: 'A regular expression uses syntax that is wrong or has no equivalent here, so its rule is left out.',
    action: 'Correct the expression as the detail says; the other rules apply.',
  },
  'srx-pattern-too-costly': {
    severity: 'warning',
    when: 'A regular expression would take too long on unlucky text, so its rule is left out.',
    action: 'Shorten it, put long lists of words into a word list, and keep repetitions out of look-arounds.',
  },
  'srx-pattern-relaxed': {
    severity: 'info',
    when: 'A possessive or atomic part of a regular expression is treated as an ordinary one.',
    action: 'Nothing, unless the rule relies on the part never giving characters back.',
  },
});

import { defineFindings } from '#engine/findings';

export const tmxFinding = defineFindings({
  'tmx-not-tmx': {
    severity: 'error',
    when: 'The file is XML but not TMX.',
    action: 'Submit a .tmx file, as translation tools export it.',
  },
  'tmx-no-body': {
    severity: 'error',
    when: 'The TMX file has no body, so it holds no units.',
    action: 'Export the memory again.',
  },
  'tmx-version': {
    severity: 'warning',
    when: 'The TMX file has a version that is not known; it was read as 1.4.',
    action: 'Check some units, or export the memory as TMX 1.4.',
  },
  'tmx-no-header': {
    severity: 'warning',
    when: 'The TMX file has no header before its units.',
    action: 'Say its source language yourself where it matters.',
  },
  'tmx-header-attribute': {
    severity: 'warning',
    when: 'The header of the TMX file leaves out what TMX asks for.',
    action: 'Say its source language yourself where it matters; the rest is not needed to use the memory.',
  },
  'tmx-too-large': {
    severity: 'warning',
    when: 'The header or a unit of the TMX file is larger than any real one; it was left out.',
    action: 'Check the place; if the content is real, divide it.',
  },
  'tmx-element-unknown': {
    severity: 'warning',
    when: 'The TMX file holds an element that TMX does not define here; inside a segment it was read as a code, elsewhere it was left out.',
    action: 'Check the units at this place.',
  },
  'tmx-unit-without-variant': {
    severity: 'warning',
    when: 'A unit has no text in any language; it was left out.',
    action: 'Correct the unit and import it again if it is needed.',
  },
  'tmx-unit-unfinished': {
    severity: 'warning',
    when: 'The file breaks off inside a unit; it was left out.',
    action: 'Export or transfer the file again.',
  },
  'tmx-unit-character': {
    severity: 'warning',
    when: 'A unit holds a character that XML forbids; it was left out.',
    action: 'Remove the character and import the unit again.',
  },
  'tmx-unit-entity': {
    severity: 'warning',
    when: 'A unit holds an entity that XML does not define; it was left out.',
    action: 'Write the character itself and import the unit again.',
  },
  'tmx-unit-bytes': {
    severity: 'warning',
    when: 'A unit holds bytes that are not valid in the encoding of the file; it was left out.',
    action: 'Correct the encoding in the XML declaration and import the file again.',
  },
  'tmx-variant-without-language': {
    severity: 'warning',
    when: 'A text of a unit does not say its language; it was left out.',
    action: 'Set xml:lang on the tuv element.',
  },
  'tmx-variant-without-segment': {
    severity: 'warning',
    when: 'A language of a unit has no segment; it was left out.',
    action: 'Correct the unit and import it again if it is needed.',
  },
  'tmx-segment-repeated': {
    severity: 'warning',
    when: 'A language of a unit has more than one segment; the first one counts.',
    action: 'Give every text a tuv element of its own.',
  },
  'tmx-code-unpaired': {
    severity: 'warning',
    when: 'The start or the end of a pair of codes has no other half; it was read as one that stands alone.',
    action: 'Check the codes of the unit.',
  },
  'tmx-code-duplicate': {
    severity: 'warning',
    when: 'Two pairs of codes of a segment have the same number; they were told apart by their order.',
    action: 'Check the codes of the unit.',
  },
  'tmx-code-attribute': {
    severity: 'warning',
    when: 'A code leaves out an attribute that TMX asks for.',
    action: 'Check the codes of the unit.',
  },
});

import { defineFindings } from '#engine/findings';

export const markupFinding = defineFindings({
  'markup-empty': {
    severity: 'error',
    when: 'The file is empty.',
    action: 'Export it again.',
  },
  'markup-not-well-formed': {
    severity: 'error',
    when: 'The file is not well-formed XML from this place on; what stands before it was read.',
    action: 'Export it again, or correct the place in a text editor.',
  },
  'markup-truncated': {
    severity: 'error',
    when: 'The file ends in the middle; what stands before the end was read.',
    action: 'Export or transfer it again.',
  },
  'markup-entity-declaration': {
    severity: 'error',
    when: 'The file declares entities of its own, which exchange files do not need and which can hide an attack.',
    action: 'Do not trust this file; ask for an export without a document type.',
  },
  'markup-encoding-unknown': {
    severity: 'error',
    when: 'The file says it has an encoding that is not known.',
    action: 'Save it as UTF-8.',
  },
  'markup-too-deep': {
    severity: 'error',
    when: 'The file nests its elements deeper than any real exchange file does.',
    action: 'Export it again; if it is still so, the tool that wrote it is at fault.',
  },
  'markup-too-long': {
    severity: 'error',
    when: 'A tag, a comment or a text of the file is longer than the limit allows.',
    action: 'Check that the file is what it should be, and divide the text at this place.',
  },
  'markup-encoding': {
    severity: 'warning',
    when: 'The file holds bytes that are not valid in its encoding; the first of them is here.',
    action:
      'Find out the encoding the file was written in and correct its XML declaration, or export it as UTF-8.',
  },
  'markup-character': {
    severity: 'warning',
    when: 'The file holds a character that XML forbids.',
    action: 'Remove the character and read the file again.',
  },
  'markup-entity': {
    severity: 'warning',
    when: 'The file uses an entity that XML does not define.',
    action: 'Write the character itself or a character reference, and read the file again.',
  },
  'markup-ampersand': {
    severity: 'warning',
    when: 'An ampersand stands for itself where XML asks for &amp;; it was read as an ampersand.',
    action: 'Check the text; the tool that wrote the file does not escape what it writes.',
  },
});

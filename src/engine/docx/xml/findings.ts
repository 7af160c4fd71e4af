import { defineFindings } from '#engine/findings';

export const xmlFinding = defineFindings({
  'xml-encoding': {
    severity: 'error',
    when: 'An XML part is not valid UTF-8 or UTF-16.',
    action: 'Open the document in Word and save it again as .docx, then submit that copy.',
  },
  'xml-not-well-formed': {
    severity: 'error',
    when: 'An XML part is not well-formed.',
    action:
      'The file is damaged: open it in Word, let it repair the document, save it as .docx and submit that copy.',
  },
  'xml-doctype': {
    severity: 'error',
    when: 'An XML part declares a document type, which no word processor writes and which can hide an attack.',
    action: 'Do not trust this file; ask its author to save a fresh .docx from a word processor.',
  },
  'xml-too-deep': {
    severity: 'error',
    when: 'An XML part nests its elements deeper than any real document does.',
    action:
      'Ask its author for a simpler copy: tables and text boxes inside one another hundreds of times are not needed.',
  },
  'xml-too-many-nodes': {
    severity: 'error',
    when: 'An XML part holds more elements than the limit allows.',
    action: 'Split the document and submit the pieces.',
  },
});

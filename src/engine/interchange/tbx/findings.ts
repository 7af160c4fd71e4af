import { defineFindings } from '#engine/findings';

export const tbxFinding = defineFindings({
  'tbx-encoding': {
    severity: 'error',
    when: 'The characters of the TBX file cannot be told from its bytes.',
    action: 'Export it again as UTF-8.',
  },
  'tbx-entry-unreadable': {
    severity: 'warning',
    when: 'A concept of the TBX file is not well-formed XML; it was left out.',
    action: 'Correct the concept at the line that is named, and import it again.',
  },
  'tbx-entry-too-large': {
    severity: 'warning',
    when: 'A concept of the TBX file has more than a million characters; it was left out.',
    action: 'Make several concepts of it.',
  },
  'tbx-too-large': {
    severity: 'error',
    when: 'What is around the concepts of the TBX file has more than four million characters, a tag more than a million, or its namespaces more than eight thousand.',
    action: 'Export it again without its back matter.',
  },
  'tbx-not-well-formed': {
    severity: 'error',
    when: 'The TBX file is not well-formed XML.',
    action: 'Export it again from the terminology tool, and do not edit it by hand.',
  },
  'tbx-doctype': {
    severity: 'error',
    when: 'The TBX file declares entities or elements of its own, which can hide an attack.',
    action: 'Remove the part in square brackets from the document type if you trust the file.',
  },
  'tbx-not-tbx': {
    severity: 'error',
    when: 'The file is XML but not TBX.',
    action: 'Export the terminology as TBX 2 or 3, or as CSV.',
  },
  'tbx-empty': {
    severity: 'warning',
    when: 'The TBX file holds no terms.',
    action: 'Check that the right file was exported.',
  },
  'tbx-duplicate-id': {
    severity: 'warning',
    when: 'Two concepts of the TBX file have the same id; the later one got another.',
    action: 'Give each concept an id of its own where other files refer to it.',
  },
  'tbx-language': {
    severity: 'warning',
    when: 'Terms of the TBX file have no language; they were left out.',
    action: 'Set xml:lang on the langSec or langSet.',
  },
  'tbx-no-term': {
    severity: 'warning',
    when: 'A place for a term in the TBX file holds none.',
    action: 'Check the concept; the place was left out.',
  },
  'tbx-status': {
    severity: 'warning',
    when: 'A term of the TBX file has a status that is not known; it counts as allowed.',
    action: 'Use preferredTerm, admittedTerm, deprecatedTerm or supersededTerm.',
  },
});

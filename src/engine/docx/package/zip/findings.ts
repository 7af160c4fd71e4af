import { defineFindings } from '#engine/findings';

const sendAgain =
  'The file is damaged, often by a broken download or mail gateway: get a fresh copy and submit that.';
const saveAgain = 'Open the document in Word, save it under a new name as .docx and submit that copy.';
const distrust =
  'Do not trust this file: no word processor writes it. Ask its author for a copy freshly saved from Word.';

export const zipFinding = defineFindings({
  'zip-truncated': {
    severity: 'error',
    when: 'The file ends before its table of contents.',
    action: sendAgain,
  },
  'zip-damaged': {
    severity: 'error',
    when: 'The table of contents of the file is damaged.',
    action: sendAgain,
  },
  'zip-split': {
    severity: 'error',
    when: 'The file is one volume of a split archive.',
    action: 'Join the volumes, or save the document again as one .docx file.',
  },
  'zip-headers-disagree': {
    severity: 'error',
    when: 'The table of contents and the header in front of an entry contradict each other.',
    action: distrust,
  },
  'zip-overlap': { severity: 'error', when: 'Entries of the file share the same bytes.', action: distrust },
  'zip-duplicate-name': {
    severity: 'error',
    when: 'Two entries of the file have the same name, so that it is unclear which one is the document.',
    action: saveAgain,
  },
  'zip-unsafe-name': {
    severity: 'error',
    when: 'An entry has a name that points outside the package.',
    action: distrust,
  },
  'zip-encrypted': {
    severity: 'error',
    when: 'An entry of the file is encrypted.',
    action: 'Unpack it with its password, or save the document without a password, and submit that copy.',
  },
  'zip-compression-unknown': {
    severity: 'error',
    when: 'An entry is compressed with a method that OPC does not allow.',
    action: saveAgain,
  },
  'zip-size-wrong': {
    severity: 'error',
    when: 'An entry does not have the size that the table of contents says.',
    action: 'The file is damaged or forged: ask its author for a fresh copy and submit that.',
  },
  'zip-data-damaged': {
    severity: 'error',
    when: 'The compressed data of an entry is damaged.',
    action: sendAgain,
  },
  'zip-checksum-wrong': {
    severity: 'error',
    when: 'The checksum of an entry does not fit its data.',
    action: sendAgain,
  },
  'zip-too-many-entries': {
    severity: 'error',
    when: 'The file holds more entries than the limit allows.',
    action: 'Submit a simpler document, or raise the limit with --limit entries=NUMBER if it is yours.',
  },
  'zip-part-too-large': {
    severity: 'error',
    when: 'An entry is larger than the limit allows once it is unpacked.',
    action:
      'Split the document or shrink its pictures, or raise the limit with --limit partBytes=BYTES if the machine has the memory.',
  },
  'zip-total-too-large': {
    severity: 'error',
    when: 'The file is larger than the limit allows once it is unpacked.',
    action:
      'Split the document or shrink its pictures, or raise the limit with --limit totalBytes=BYTES if the machine has the time.',
  },
  'zip-bomb': {
    severity: 'error',
    when: 'An entry unpacks to far more than a real document ever does, as in an attack.',
    action:
      'Do not trust this file; if it is yours and really so repetitive, raise the limit with --limit ratio=NUMBER.',
  },
});

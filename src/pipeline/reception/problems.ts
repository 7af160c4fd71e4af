import { defineProblems } from '#platform/problems';

export const receptionProblem = defineProblems({
  'intent-unknown': {
    status: 400,
    when: 'An item of a batch says of its document what nothing can be done with.',
    action: 'Use one of the intents that uploads take.',
  },
  'document-refused': {
    status: 422,
    when: 'The document cannot be translated.',
    action: 'Read facts.findings: each says what is wrong and what to do about it.',
  },
  'document-unread': {
    status: 422,
    when: 'Reading the document took too long or too much memory.',
    action: 'Open and save it in Word, or split it, and send it again.',
  },
  'manifest-invalid': {
    status: 400,
    when: 'The manifest is not a CSV file with the columns path and modified_at.',
    action: 'Correct the line that is named; times are written as 2024-05-31T12:00:00Z.',
  },
  'upload-empty': {
    status: 400,
    when: 'The request has no file.',
    action: 'Send one part with a file name, behind the fields.',
  },
  'upload-name-invalid': {
    status: 400,
    when: 'The file has no usable name.',
    action: 'Send a file name of at most 255 characters, without a folder.',
  },
  'language-unknown': {
    status: 422,
    when: 'The source language is not the BCP 47 tag of a known language.',
    action: 'Use tags such as de, fr-CA, zh-Hans or ar, or leave it to the document.',
  },
});

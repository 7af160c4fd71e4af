import { defineProblems } from '#platform/problems';

export const termImportProblem = defineProblems({
  'term-import-unknown': {
    status: 404,
    when: 'There is no such import of terms, or it is in none of your projects.',
    action: 'List the imports of the glossary.',
  },
  'term-import-state': {
    status: 409,
    when: 'In its present state this cannot be done to the import.',
    action: 'Read the import again: its state and its failure say what is possible.',
  },
  'term-import-undo-blocked': {
    status: 409,
    when: 'Concepts that the import made or added to were changed since.',
    action: 'Say `changed: keep` to leave those as they are and undo the rest, or change them back first.',
  },
  'term-import-gave-up': {
    status: 500,
    when: 'The import failed several times and was given up.',
    action: 'Look at the message, then send POST /glossary-imports/{termImportId}/retries.',
  },
  'term-import-file-gone': {
    status: 410,
    when: 'The uploaded file is not there any more, so the import cannot go on.',
    action: 'Discard the import and upload the file again.',
  },
  'import-entry-unknown': {
    status: 404,
    when: 'The import has no such entry, or nothing can be made of it.',
    action: 'List the entries of the import.',
  },
  'glossary-unreadable': {
    status: 422,
    when: 'The file is no glossary that can be read.',
    action: 'Send a table (CSV, TSV) or TBX; the findings of the import say what is wrong with this one.',
  },
  'glossary-file-missing': {
    status: 400,
    when: 'The request holds no glossary file.',
    action: 'Send one file in a multipart body.',
  },
});

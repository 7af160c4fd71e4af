import { defineProblems } from '#platform/problems';

export const glossaryProblem = defineProblems({
  'glossary-unknown': {
    status: 404,
    when: 'There is no such glossary, or it belongs to none of your projects.',
    action: 'List the glossaries of the project.',
  },
  'glossary-name-taken': {
    status: 409,
    when: 'Another glossary has this name.',
    action: 'Choose another name.',
  },
  'glossary-unreadable': {
    status: 422,
    when: 'The file is no glossary that can be read.',
    action: 'Send a table (CSV, TSV) or TBX; the findings say what is wrong with this one.',
  },
  'glossary-file-missing': {
    status: 400,
    when: 'The request holds no glossary file.',
    action: 'Send one file in a multipart body.',
  },
});

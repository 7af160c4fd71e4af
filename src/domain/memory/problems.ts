import { defineProblems } from '#platform/problems';

export const memoryProblem = defineProblems({
  'memory-unknown': {
    status: 404,
    when: 'There is no such memory, or it belongs to none of your projects.',
    action: 'List the memories of the project.',
  },
  'memory-name-taken': {
    status: 409,
    when: 'Another memory has this name.',
    action: 'Choose another name.',
  },
  'memory-file-unreadable': {
    status: 422,
    when: 'The file is no TMX, or it breaks off; nothing of it was taken.',
    action: 'Export or transfer the file again; the findings say what is wrong with this one.',
  },
  'memory-file-missing': {
    status: 400,
    when: 'The request holds no TMX file.',
    action: 'Send one file in a multipart body.',
  },
});

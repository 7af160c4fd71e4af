import { defineProblems } from '#platform/problems';

export const glossaryProblem = defineProblems({
  'glossary-unknown': {
    status: 404,
    when: 'There is no such glossary, or the project does not use it.',
    action: 'List the glossaries of the project.',
  },
  'glossary-name-taken': {
    status: 409,
    when: 'Another glossary has this name.',
    action: 'Choose another name.',
  },
  'glossary-read-only': {
    status: 409,
    when: 'The project uses this glossary but may not change it.',
    action: 'Change it in a project that may, or ask an administrator for access `write`.',
  },
  'glossary-deleted': {
    status: 409,
    when: 'The glossary is deleted.',
    action: 'Restore it first: set its state to `active`.',
  },
  'glossary-held': {
    status: 409,
    when: 'A legal hold lies on the glossary, and this would destroy something of it.',
    action: 'Wait until an administrator lifts the hold.',
  },
});

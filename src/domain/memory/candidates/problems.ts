import { defineProblems } from '#platform/problems';

export const candidateProblem = defineProblems({
  'candidate-unknown': {
    status: 404,
    when: 'The import has no such candidate.',
    action: 'List the candidates of the import.',
  },
  'candidate-text': {
    status: 422,
    when: 'A text is empty, names a code that the candidate does not have, or holds characters no document can hold.',
    action: 'Write text with the marks that the candidate has; facts.marks names those it has not.',
  },
  'candidate-exists': {
    status: 409,
    when: 'With these texts the candidate would be the same as another one, or as a unit of the memory.',
    action: 'Reject one of them instead.',
  },
});

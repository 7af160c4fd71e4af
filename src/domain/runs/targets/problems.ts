import { defineProblems } from '#platform/problems';

export const targetProblem = defineProblems({
  'target-unknown': {
    status: 404,
    when: 'The run holds no target at this position.',
    action: 'List the targets of the run; a run that is still translating has not all of them.',
  },
  'target-codes': {
    status: 422,
    when: 'The text does not carry the codes of its source, so that the document could not be rebuilt.',
    action: 'Put each code that facts.codes names where it belongs, once, as in the source.',
  },
  'target-characters': {
    status: 422,
    when: 'The text has characters that no Word document can hold.',
    action: 'Leave control characters and halves of surrogate pairs out.',
  },
});

import { defineProblems } from '#platform/problems';

export const governanceProblem = defineProblems({
  'deletion-unconfirmed': {
    status: 422,
    when: 'What was typed is not the name of the document.',
    action: 'Type the name of the document as it stands on top of the page.',
  },
});

import { defineProblems } from '#platform/problems';

export const governanceProblem = defineProblems({
  'deletion-unconfirmed': {
    status: 422,
    when: 'What was typed is not the name of the document, or the number of the version.',
    action: 'Type the name, or the number, as it stands on the page.',
  },
});

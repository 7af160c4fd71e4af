import { defineProblems } from '#platform/problems';

export const concordanceProblem = defineProblems({
  'concordance-without-words': {
    status: 422,
    when: 'What is to be searched for holds no word and no number.',
    action: 'Search for a word, a number, or several in a row.',
  },
});

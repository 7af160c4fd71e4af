import { defineProblems } from '#platform/problems';

export const replacementProblem = defineProblems({
  'replacements-too-many': {
    status: 422,
    when: 'The words stand in more targets than one replacement may change.',
    action: 'Narrow it by a filter, or send the positions in several parts.',
  },
});

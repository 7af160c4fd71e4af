import { defineProblems } from '#platform/problems';

export const comparisonProblem = defineProblems({
  'comparison-files-differ': {
    status: 422,
    when: 'The runs are not of the same file.',
    action: 'Compare two runs of one file, whichever versions they translate.',
  },
  'comparison-too-early': {
    status: 409,
    when: 'One of the runs has no segments yet.',
    action: 'Compare them again when both have come to translation.',
  },
});

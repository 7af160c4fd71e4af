import { defineProblems } from '#platform/problems';

export const projectProblem = defineProblems({
  'project-key-taken': {
    status: 409,
    when: 'Another project has this key.',
    action: 'Choose another key; keys are for ever.',
  },
});

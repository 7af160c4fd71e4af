import { defineProblems } from '#platform/problems';

export const auditProblem = defineProblems({
  'chain-head-invalid': {
    status: 400,
    when: 'What is expected is not written as `sequence:hash`.',
    action: 'Give the line that `verso audit head` printed.',
  },
});

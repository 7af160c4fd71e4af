import { defineProblems } from '#platform/problems';

export const auditProblem = defineProblems({
  'cursor-invalid': {
    status: 400,
    when: 'The cursor is none that this list gave out.',
    action: 'Start again without a cursor.',
  },
  'chain-head-invalid': {
    status: 400,
    when: 'What is expected is not written as `sequence:hash`.',
    action: 'Give the line that `verso audit head` printed.',
  },
});

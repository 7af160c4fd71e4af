import { defineProblems } from '#platform/problems';

export const erasureProblem = defineProblems({
  'erasure-unconfirmed': {
    status: 422,
    when: 'What was typed is not the word that confirms the erasure.',
    action: 'Ask to be shown what would go once more, and type ERASE.',
  },
  'memory-not-deleted': {
    status: 409,
    when: 'A memory that is in use, or that can be, is to be destroyed.',
    action: 'Set its state to `deleted` first; destroy it once nobody misses it.',
  },
});

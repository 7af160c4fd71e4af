import { defineProblems } from '#platform/problems';

export const erasureProblem = defineProblems({
  'memory-not-deleted': {
    status: 409,
    when: 'A memory that is in use, or that can be, is to be destroyed.',
    action: 'Set its state to `deleted` first; destroy it once nobody misses it.',
  },
});

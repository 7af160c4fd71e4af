import { defineProblems } from '#platform/problems';

export const boundaryProblem = defineProblems({
  'boundary-out-of-reach': {
    status: 422,
    when: 'No rule for sentences can change this place: it is at the edge of the paragraph, or a tab, a break or the like cuts there.',
    action:
      'Choose a place inside the segment, or two segments of one paragraph with nothing but blanks between them.',
  },
});

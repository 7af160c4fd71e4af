import { defineProblems } from '#platform/problems';

export const replacementProblem = defineProblems({
  'replacement-unknown': {
    status: 404,
    when: 'There is no such replacement in this run.',
    action: 'List them with GET /api/v1/runs/{runId}/replacements/made.',
  },
  'replacement-reversed': {
    status: 409,
    when: 'The replacement was taken back already.',
    action: 'Nothing: its targets have what they had before.',
  },
  'replacements-too-many': {
    status: 422,
    when: 'There is more to replace than one replacement may change.',
    action: 'Narrow it by a filter, or send the positions in several parts.',
  },
});

import { defineProblems } from '#platform/problems';

export const candidateProblem = defineProblems({
  'term-candidate-unknown': {
    status: 404,
    when: 'The project has no such candidate for a term.',
    action: 'List the candidates of the project.',
  },
  'term-candidate-decided': {
    status: 409,
    when: 'The candidate has been accepted already.',
    action: 'Look at the concept that was made of it.',
  },
  'term-candidate-incomplete': {
    status: 422,
    when: 'A candidate is to be accepted without a glossary or without a target, which its translations do not agree on.',
    action: 'Say `glossaryId` and `target`.',
  },
});

import { defineProblems } from '#platform/problems';

export const conceptProblem = defineProblems({
  'concept-unknown': {
    status: 404,
    when: 'The glossary has no such concept.',
    action: 'List the concepts of the glossary.',
  },
  'concept-key-taken': {
    status: 409,
    when: 'Another concept of the glossary has this key.',
    action: 'Choose another key, or leave it out.',
  },
  'concept-not-deleted': {
    status: 409,
    when: 'Only what was deleted before can be purged.',
    action: 'Delete the concept first: set its state to `deleted`.',
  },
  'term-unknown': {
    status: 404,
    when: 'The concept has no such term.',
    action: 'Read the concept again.',
  },
  'term-exists': {
    status: 409,
    when: 'Another concept of the glossary has the same term; the concept is named.',
    action: 'Add to that concept, or say `homonym: true` where it is another meaning of the same word.',
  },
  'term-period-invalid': {
    status: 400,
    when: 'The term would end before it begins.',
    action: 'Correct its first or its last day.',
  },
  'terms-too-many': {
    status: 409,
    when: 'A concept would have more than 200 terms.',
    action: 'Make several concepts of it: one for each meaning.',
  },
});

import { defineProblems } from '#platform/problems';

export const runProblem = defineProblems({
  'run-unknown': {
    status: 404,
    when: 'There is no such run, or it is in none of your projects.',
    action: 'List the runs of the project.',
  },
  'run-state': {
    status: 409,
    when: 'In its present state this cannot be done to the run.',
    action: 'Read the run again; its state says what can be done.',
  },
  'run-stage': {
    status: 409,
    when: 'The run has never come as far as this stage.',
    action: 'Retry from the stage where it stopped, or an earlier one.',
  },
  'target-language-same': {
    status: 422,
    when: 'A version cannot be translated into the language it is in.',
    action: 'Choose another target language, or state the source language of the version.',
  },
  'delivery-missing': {
    status: 404,
    when: 'The run has delivered nothing.',
    action: 'Read its state; only a delivered run has a delivery.',
  },
});

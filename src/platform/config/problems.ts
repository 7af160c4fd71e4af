import { defineProblems } from '#platform/problems';

export const configurationProblem = defineProblems({
  'configuration-invalid': {
    status: 500,
    when: 'Settings are missing or cannot be used.',
    action:
      'Correct the environment variables that are named; docs/setup-and-configuration.md describes each.',
  },
});

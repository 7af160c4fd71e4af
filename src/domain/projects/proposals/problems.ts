import { defineProblems } from '#platform/problems';

export const proposalProblem = defineProblems({
  'proposal-unknown': {
    status: 404,
    when: 'There is no such proposal, or its project is none of yours.',
    action: 'List the proposals of the project.',
  },
  'proposal-decided': {
    status: 409,
    when: 'The proposal is accepted or refused already.',
    action: 'Propose the rule anew, or change the policy.',
  },
});

export { proposalRoutes } from './api.ts';
export { listWaitingProposals } from './list-waiting.ts';
export { PlaceCounts, PlaceText } from './place-text.tsx';
export { proposalProblem } from './problems.ts';
export type { NewProposal, Proposal, RulePlaces } from './proposal.ts';
export { proposalPages } from './proposal-pages.tsx';
export { proposeRule } from './proposals.ts';
export { deleteProposalsOfRuns } from './queries.ts';
export { proposalSchema, showProposal } from './schemas.ts';

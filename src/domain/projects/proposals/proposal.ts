import type { RuleScope } from '#engine/segmentation';

export const proposalStates = ['open', 'accepted', 'refused'] as const;
export type ProposalState = (typeof proposalStates)[number];

/** How many places a rule would change, when it was proposed. */
export interface RulePlaces {
  /** In the document of the run. */
  readonly run: number;
  /** In other documents of the project, and in how many it was looked for. */
  readonly others: number;
  readonly versions: number;
  /** Whether there were too many to look at all. */
  readonly isPartial: boolean;
}

/** A rule that somebody wants because of one place in a document. */
export interface NewProposal {
  readonly projectId: string;
  readonly runId: string;
  readonly position: number;
  readonly kind: 'split' | 'join';
  /** BCP 47 tag of the texts it is for. */
  readonly language: string;
  readonly scope: RuleScope;
  /** As SRX has it. */
  readonly rule: { readonly break: boolean; readonly before: string; readonly after: string };
  /** Text around the place, for people. */
  readonly before: string;
  readonly after: string;
  readonly places: RulePlaces;
}

export interface Proposal extends NewProposal {
  readonly id: string;
  readonly state: ProposalState;
  /** Why it was refused. */
  readonly reason: string | null;
  /** Version of the policy that holds the rule, where it was accepted. */
  readonly policyId: string | null;
  readonly revision: number;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}

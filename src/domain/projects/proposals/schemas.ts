import { z } from 'zod';
import { type Proposal, proposalStates } from './proposal.ts';

export const proposalSchema = z
  .object({
    id: z.uuid(),
    projectId: z.uuid(),
    runId: z.uuid(),
    position: z.int().describe('Of the segment it was proposed at.'),
    kind: z.enum(['split', 'join']),
    language: z.string(),
    scope: z
      .enum(['exact', 'word', 'mark'])
      .describe('Whether it names the words on both sides, the one in front, or its closing mark.'),
    rule: z.object({ break: z.boolean(), before: z.string(), after: z.string() }).describe('As SRX has it.'),
    before: z.string().describe('Text in front of the place.'),
    after: z.string().describe('Text behind it.'),
    places: z
      .object({ run: z.int(), others: z.int(), versions: z.int(), isPartial: z.boolean() })
      .describe('How many places it would change, when it was proposed.'),
    state: z.enum(proposalStates),
    reason: z.string().nullable(),
    policyId: z.uuid().nullable().describe('Version of the policy that has the rule, once accepted.'),
    createdBy: z.string(),
    createdAt: z.iso.datetime(),
    decidedBy: z.string().nullable(),
    decidedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'SegmentationProposal' });

export function showProposal({ revision: _, ...proposal }: Proposal): z.input<typeof proposalSchema> {
  return {
    ...proposal,
    createdAt: proposal.createdAt.toISOString(),
    decidedAt: proposal.decidedAt?.toISOString() ?? null,
  };
}

import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { pageOf, pageQuery, pageSchema } from '#platform/web';
import { proposalStates } from './proposal.ts';
import { acceptProposal, listProposals, refuseProposal } from './proposals.ts';
import { proposalSchema, showProposal } from './schemas.ts';

const one = z.object({ proposalId: z.uuid() });
const tag = 'Projects';
const problems = ['proposal-unknown', 'proposal-decided'];

export const proposalRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/segmentation-proposals',
    operationId: 'listSegmentationProposals',
    summary: 'Rules for segments that people want, newest first',
    tag,
    ability: 'project.read',
    params: z.object({ projectId: z.uuid() }),
    query: pageQuery.extend({ state: z.enum(proposalStates).optional() }),
    response: pageSchema(proposalSchema),
    handle: async (context, { params, query: { limit, cursor, state } }) =>
      pageOf(
        await listProposals(context, params.projectId, { state, before: cursor, limit: limit + 1 }),
        limit,
        showProposal,
      ),
  }),
  defineRoute({
    method: 'PUT',
    path: '/segmentation-proposals/:proposalId/acceptance',
    operationId: 'acceptSegmentationProposal',
    summary: 'Makes a new version of the policy that has the rule; segments there are stay as they are',
    tag,
    ability: 'project.operate',
    params: one,
    status: 200,
    response: z.object({ policyId: z.uuid(), version: z.int() }),
    problems: [...problems, 'revision-changed'],
    async handle(context, { params }) {
      const { id, version } = await acceptProposal(context, params.proposalId);
      return { policyId: id, version };
    },
  }),
  defineRoute({
    method: 'PUT',
    path: '/segmentation-proposals/:proposalId/refusal',
    operationId: 'refuseSegmentationProposal',
    summary: 'Says why a rule is not wanted',
    tag,
    ability: 'project.operate',
    params: one,
    body: z.strictObject({ reason: z.string().trim().min(1).max(2000) }),
    status: 204,
    problems,
    example: { body: { reason: 'The semicolon joins what belongs together in our contracts.' } },
    async handle(context, { params, body }) {
      await refuseProposal(context, params.proposalId, body.reason);
    },
  }),
];

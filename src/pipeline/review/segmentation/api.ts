import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { proposalSchema, showProposal } from '#domain/projects/proposals';
import { type BoundaryRequest, listBoundaryOptions, proposeBoundary } from './propose-boundary.ts';

const largestInteger = 2_147_483_647;
const position = z.coerce.number().int().min(0).max(largestInteger);
const at = z.coerce.number().int().min(1).max(largestInteger);
const offset = 'Where in the plain text of the source the second segment begins, in UTF-16 units.';
const scope = z.enum(['exact', 'word', 'mark']);
const rule = z.object({ break: z.boolean(), before: z.string(), after: z.string() });
const one = z.object({ runId: z.uuid(), position });
const common = { tag: 'Review', ability: 'project.review', params: one } as const;
const problems = ['run-unknown', 'target-unknown', 'boundary-out-of-reach'];

const option = z
  .object({
    scope,
    rule: rule.describe('As SRX has it.'),
    places: z.object({ run: z.int(), others: z.int(), versions: z.int(), isPartial: z.boolean() }),
  })
  .meta({ id: 'SegmentationOption' });

function requestOf(
  params: z.output<typeof one>,
  { kind, at }: { kind: 'split' | 'join'; at?: number | undefined },
): BoundaryRequest {
  return kind === 'join' ? { ...params, kind } : { ...params, kind, at: at ?? 0 };
}

export const boundaryRoutes = [
  defineRoute({
    ...common,
    method: 'GET',
    path: '/runs/:runId/targets/:position/segmentation-options',
    operationId: 'listSegmentationOptions',
    summary:
      'Lists rules that would split a segment or join it with the next, with how many places they would change.',
    query: z.object({ kind: z.enum(['split', 'join']), at: at.optional().describe(offset) }),
    response: z.object({ items: z.array(option) }),
    problems,
    async handle(context, { params, query }) {
      const { options } = await listBoundaryOptions(context, requestOf(params, query));
      return { items: options.map(({ scope, rule, places }) => ({ scope, rule, places })) };
    },
  }),
  defineRoute({
    ...common,
    method: 'POST',
    path: '/runs/:runId/targets/:position/segmentation-proposals',
    operationId: 'proposeSegmentation',
    summary: 'Proposes such a rule for the policy of the project; the segments of the run stay as they are.',
    body: z.strictObject({
      kind: z.enum(['split', 'join']),
      at: at.optional().describe(offset),
      scope: scope.default('exact'),
    }),
    response: proposalSchema,
    problems,
    example: { body: { kind: 'join', scope: 'word' } },
    async handle(context, { params, body }) {
      return showProposal(await proposeBoundary(context, { ...requestOf(params, body), scope: body.scope }));
    },
  }),
];

import { z } from 'zod';
import { type Ability, type Context, defineRoute } from '#domain/context';
import { findRun } from '#domain/runs/access';
import { type AnyRoute, numberedPageQuery, pageOf, pageSchema, RouteAnswer } from '#platform/web';
import { approveTarget, approveTargets, rejectTarget, withdrawApproval } from './approve-target.ts';
import { editTarget, mostTargetCharacters } from './edit-target.ts';
import { filterFields, searchField } from './filter.ts';
import type { ReviewHooks } from './hooks.ts';
import { countTargetValues, listTargetRows } from './queries.ts';
import { readTarget } from './read-target.ts';
import { segmentTarget, toSegmentTarget, toWholeTarget, wholeTarget } from './schemas.ts';

const largestInteger = 2_147_483_647;
const position = z.coerce.number().int().min(0).max(largestInteger);
const inRun = z.object({ runId: z.uuid() });
const one = inRun.extend({ position });
const reason = z.string().trim().min(1).max(2000);
const targetCount = z.object({
  field: z.enum(['verificationState', 'reviewStatus', 'resultSource', 'finding']),
  value: z.string(),
  count: z.int(),
});
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const reading = [
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/targets',
    operationId: 'listTargets',
    summary: 'Lists the segments of a run with their targets, in reading order.',
    tag: 'Review',
    ability: 'project.read',
    params: inRun,
    query: numberedPageQuery.extend({
      ...filterFields,
      ...searchField,
      changed: flag.optional().describe('Whether the text is another than the run first had.'),
      open: flag.optional().describe('Whether people have to see it and have not approved it.'),
    }),
    response: pageSchema(segmentTarget),
    problems: ['run-unknown'],
    async handle(context, { params, query }) {
      const { limit, cursor: after = -1, ...choice } = query;
      const run = await findRun(context, params.runId);
      const rows = await listTargetRows(context.db, run, choice, { after, limit: limit + 1 });
      return pageOf(rows, limit, toSegmentTarget, ({ position }) => position);
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/targets/counts',
    operationId: 'countTargets',
    summary: 'Counts the targets of a run that each value of each filter chooses.',
    tag: 'Review',
    ability: 'project.read',
    params: inRun,
    response: z.object({ items: z.array(targetCount) }),
    problems: ['run-unknown'],
    async handle(context, { params }) {
      const run = await findRun(context, params.runId);
      return { items: await countTargetValues(context.db, run.id) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/targets/:position',
    operationId: 'getTarget',
    summary: 'Shows a segment with its target, what checks found on it, and every change of it.',
    tag: 'Review',
    ability: 'project.read',
    params: one,
    response: wholeTarget,
    problems: ['run-unknown', 'target-unknown'],
    handle: (context, { params }) => showTarget(context, params.runId, params.position),
  }),
];

async function showTarget(context: Context, runId: string, position: number) {
  const run = await findRun(context, runId);
  const whole = await readTarget(context, run, position);
  const { revision } = whole.row;
  return new RouteAnswer(toWholeTarget(whole), revision === null ? {} : { revision });
}

const decisionProblems = [
  'run-unknown',
  'target-unknown',
  'run-state',
  'revision-changed',
  'revision-required',
];
const decision = { tag: 'Review', ability: 'project.review', params: one, response: wholeTarget } as const;

function decidingRoutes(hooks: ReviewHooks) {
  return [
    defineRoute({
      ...decision,
      method: 'PUT',
      path: '/runs/:runId/targets/:position',
      operationId: 'editTarget',
      summary: 'Writes a target anew; every code that may not be lost has to be in it.',
      body: z.strictObject({
        text: z.string().max(mostTargetCharacters).describe('With the codes of the source as marks.'),
        propagate: z
          .boolean()
          .default(false)
          .describe(
            'Whether equal segments get it too, unless theirs is approved or people worded it otherwise.',
          ),
        approve: z.boolean().default(false).describe('Whether it is approved at once.'),
        reason: reason.optional(),
      }),
      problems: [...decisionProblems, 'target-codes', 'target-characters'],
      example: { body: { text: 'Drücken Sie <1>Start</1>.', propagate: true } },
      async handle(context, { params, body, revision }) {
        await editTarget(context, { ...params, ...body, revision }, hooks);
        return showTarget(context, params.runId, params.position);
      },
    }),
    defineRoute({
      ...decision,
      method: 'PUT',
      path: '/runs/:runId/targets/:position/approval',
      operationId: 'approveTarget',
      summary: 'Approves a target; the last approval of a review lets the run go on.',
      problems: decisionProblems,
      async handle(context, { params, revision }) {
        await approveTarget(context, { ...params, revision }, hooks);
        return showTarget(context, params.runId, params.position);
      },
    }),
    defineRoute({
      ...decision,
      method: 'DELETE',
      path: '/runs/:runId/targets/:position/approval',
      operationId: 'withdrawApproval',
      summary: 'Takes an approval back; the target waits for people again.',
      status: 200,
      problems: decisionProblems,
      async handle(context, { params, revision }) {
        await withdrawApproval(context, { ...params, revision });
        return showTarget(context, params.runId, params.position);
      },
    }),
    defineRoute({
      ...decision,
      method: 'PUT',
      path: '/runs/:runId/targets/:position/rejection',
      operationId: 'rejectTarget',
      summary: 'Says why a target may not stay; it waits until it is edited or approved after all.',
      body: z.strictObject({ reason }),
      problems: decisionProblems,
      example: { body: { reason: 'The term is “Ventil”, not “Klappe”.' } },
      async handle(context, { params, body, revision }) {
        await rejectTarget(context, { ...params, ...body, revision });
        return showTarget(context, params.runId, params.position);
      },
    }),
  ];
}

function bulkRoute(hooks: ReviewHooks) {
  return defineRoute({
    method: 'POST',
    path: '/runs/:runId/targets/approvals',
    operationId: 'approveTargets',
    summary: 'Approves every target waiting for people that a filter chooses.',
    tag: 'Review',
    ability: 'project.review',
    params: inRun,
    body: z.strictObject({
      ...filterFields,
      ...searchField,
      positions: z.array(position).max(10_000).optional(),
      includeFailed: z
        .boolean()
        .default(false)
        .describe('Whether targets whose checks failed are approved as well.'),
    }),
    status: 200,
    response: z.object({ approved: z.int(), left: z.int().describe('Chosen, but with failed checks.') }),
    problems: ['run-unknown', 'run-state'],
    example: { body: { verificationState: 'passed' } },
    handle: (context, { params, body }) => approveTargets(context, params.runId, body, hooks),
  });
}

/** Routes of review; the hooks say what other rooms do when targets have changed. */
export function targetRoutes(hooks: ReviewHooks): readonly AnyRoute<Context, Ability>[] {
  return [...reading, ...decidingRoutes(hooks), bulkRoute(hooks)];
}

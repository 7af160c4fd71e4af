import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { summariseRun } from './summarise-run.ts';

const amount = z.object({ segments: z.int(), words: z.int() });
const amounts = z.record(z.string(), amount);

export const summaryRoute = defineRoute({
  method: 'GET',
  path: '/runs/:runId/summary',
  operationId: 'summariseRun',
  summary: 'Counts what a run has extracted, translated, had reviewed and delivered.',
  tag: 'Runs',
  ability: 'project.read',
  params: z.object({ runId: z.uuid() }),
  response: z
    .object({
      state: z.string(),
      extracted: amount,
      translated: amount.describe(
        'Without those whose source only stands for a translation that is missing.',
      ),
      reviewRequired: amount.describe('To be seen by people and not approved yet.'),
      approved: amount,
      delivered: amount,
      byResultSource: amounts,
      byVerificationState: amounts,
      byReviewStatus: amounts,
      prices: z.array(z.object({ currency: z.string(), price: z.number() })),
    })
    .meta({ id: 'RunSummary' }),
  problems: ['run-unknown'],
  async handle(context, { params }) {
    const summary = await summariseRun(context, params.runId);
    return { ...summary, prices: [...summary.prices] };
  },
});

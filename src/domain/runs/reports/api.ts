import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { findProject } from '#domain/projects';
import { pageOf, pageQueryOf, pageSchema } from '#platform/web';
import {
  type CoverageRow,
  costGroups,
  coverageGroups,
  listCostRows,
  listCoverageRows,
  listSpendingRows,
} from './queries.ts';
import { add, addBy, summariseRun } from './summarise-run.ts';

const inProject = z.object({ projectId: z.uuid() });
const period = {
  from: z.iso.datetime().optional().describe('From this moment on.'),
  to: z.iso.datetime().optional().describe('Before this moment.'),
};
const amount = z.object({ segments: z.int(), words: z.int() });
const amounts = z.record(z.string(), amount);
const tag = 'Reports';

const coverage = z
  .object({
    group: z.string().describe('Id, language, day or month.'),
    total: amount,
    untranslated: amount,
    delivered: amount,
    byResultSource: amounts,
    byReviewStatus: amounts,
  })
  .meta({ id: 'Coverage' });

function toCoverage(group: string, rows: readonly CoverageRow[]): z.input<typeof coverage> {
  const translated = rows.filter(({ resultSource }) => resultSource !== null);
  return {
    group,
    total: add(rows),
    untranslated: add(rows.filter(({ resultSource }) => resultSource === null)),
    delivered: add(rows.filter(({ delivered }) => delivered)),
    byResultSource: addBy(translated, (row) => row.resultSource!),
    byReviewStatus: addBy(translated, (row) => row.reviewStatus!),
  };
}

const cost = z
  .object({
    keys: z.record(z.string(), z.string().nullable()).describe('By name of the group.'),
    currency: z.string().nullable(),
    calls: z.int(),
    attempts: z.int().describe('Requests sent, those that failed included.'),
    inputTokens: z.int(),
    outputTokens: z.int(),
    characters: z.int(),
    price: z.number().nullable().describe('Null where no rates are known.'),
  })
  .meta({ id: 'Cost' });

/** More groups than this are no report. */
const mostCosts = 5_000;

export const reportRoutes = [
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/reports/coverage',
    operationId: 'reportCoverage',
    summary:
      'Says what the segments and words of a project came from, what is reviewed, and what is delivered.',
    tag,
    ability: 'project.read',
    params: inProject,
    query: pageQueryOf(z.string()).extend({
      ...period,
      groupBy: z.enum(coverageGroups).default('project'),
      fileId: z.uuid().optional(),
      targetLanguage: z.string().max(35).optional(),
      runs: z
        .enum(['newest', 'all'])
        .default('newest')
        .describe('`newest`: only the newest run of each file and language.'),
    }),
    response: pageSchema(coverage),
    problems: ['project-unknown'],
    async handle(context, { params, query }) {
      const { limit, cursor = '', runs, ...choice } = query;
      await findProject(context, params.projectId, 'project.read');
      const where = { ...params, ...choice, allRuns: runs === 'all' };
      const rows = await listCoverageRows(context.db, where, { after: cursor, limit: limit + 1 });
      const groups = [...Map.groupBy(rows, ({ group }) => group)];
      return pageOf(
        groups,
        limit,
        ([group, of]) => toCoverage(group, of),
        ([group]) => group,
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/projects/:projectId/reports/costs',
    operationId: 'reportCosts',
    summary: 'Says what a project asked of providers and what that cost.',
    tag,
    ability: 'project.read',
    params: inProject,
    query: z.object({
      ...period,
      groupBy: z
        .string()
        .max(100)
        .default('connection,provider,model')
        .transform((text) => text.split(','))
        .pipe(z.array(z.enum(costGroups)).min(1))
        .describe(`Some of ${costGroups.join(', ')}, parted by commas.`),
    }),
    response: z.object({
      costs: z.array(cost).describe('Dearest first; one entry for each currency.'),
      connections: z
        .array(
          z.object({
            connectionId: z.uuid(),
            name: z.string(),
            currency: z.string(),
            price: z.number(),
            calls: z.int(),
          }),
        )
        .describe('What the project’s own connections were charged in all.'),
    }),
    problems: ['project-unknown'],
    async handle(context, { params, query }) {
      const { groupBy, ...when } = query;
      await findProject(context, params.projectId, 'project.read');
      const where = { ...params, ...when };
      const costs = await listCostRows(context.db, where, [...new Set(groupBy)], mostCosts);
      const connections = await listSpendingRows(context.db, where);
      return {
        costs: costs.map((row) => ({
          ...row,
          keys: { ...row.keys },
          price: row.price === null ? null : Number(row.price),
        })),
        connections: connections.map((row) => ({ ...row, price: Number(row.price) })),
      };
    },
  }),
  defineRoute({
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
        translated: amount,
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
  }),
];

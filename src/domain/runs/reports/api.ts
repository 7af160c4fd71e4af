import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { pageOf, pageQueryOf, pageSchema, timeZone } from '#platform/web';
import { costGroups } from './cost-queries.ts';
import { coverageGroups } from './coverage-queries.ts';
import { timeUnits } from './reach.ts';
import { reportCosts } from './report-costs.ts';
import { reportCoverage, reportSkipped } from './report-coverage.ts';
import { reportThroughput } from './report-throughput.ts';

/** What every report is asked. */
export const scopeQuery = z.object({
  projectId: z.uuid().optional().describe('Of this project; by default of all that are yours.'),
  from: z.iso.datetime().optional().describe('From this moment on.'),
  to: z.iso.datetime().optional().describe('Before this moment.'),
});
const amount = z.object({ segments: z.int(), words: z.int() });
const amounts = z.record(z.string(), amount);
const tag = 'Reports';
const ability = 'house.read' as const;
const problems = ['project-unknown'] as const;

const runChoice = {
  fileId: z.uuid().optional(),
  targetLanguage: z.string().max(35).optional(),
  runs: z
    .enum(['newest', 'all'])
    .default('newest')
    .describe('`newest`: only the newest run of each file and language.'),
};

const coverage = z
  .object({
    group: z.string().describe('Id, language, day, month, or `all`.'),
    name: z.string().nullable().describe('Of the project or file.'),
    total: amount,
    untranslated: amount.describe('Without a target.'),
    unanswered: amount.describe('The source stands for a translation that no provider gave.'),
    delivered: amount,
    byResultSource: amounts,
    byReviewStatus: amounts,
    byMatchBand: amounts.describe('Of targets from memories, by the band of their score.'),
    byModel: amounts.describe('Of targets that a model gave and nobody wrote anew.'),
  })
  .meta({ id: 'Coverage' });

const cost = z
  .object({
    keys: z.record(z.string(), z.string().nullable()).describe('By name of the group.'),
    names: z.record(z.string(), z.string().nullable()).describe('Of project, connection and file.'),
    currency: z.string().nullable(),
    calls: z.int(),
    attempts: z.int().describe('Requests sent, those that failed included.'),
    inputTokens: z.int(),
    outputTokens: z.int(),
    characters: z.int(),
    price: z.number().nullable().describe('Null where no rates are known.'),
  })
  .meta({ id: 'Cost' });

const seconds = z
  .object({
    median: z.number().nullable().describe('In seconds'),
    most: z.number().nullable().describe('95 of 100 took no longer.'),
  })
  .meta({ id: 'Times' });
const times = {
  queued: seconds.describe('Until the first job began.'),
  worked: seconds.describe('From then on until the delivery, without what was waited for people.'),
  reviewed: seconds.describe('In review.'),
};

export const reportRoutes = [
  defineRoute({
    method: 'GET',
    path: '/reports/coverage',
    operationId: 'reportCoverage',
    summary:
      'Says what segments and words of runs came from, by origin, match band and model, what is reviewed, and what is delivered.',
    tag,
    ability,
    query: pageQueryOf(z.string()).extend({
      ...scopeQuery.shape,
      ...runChoice,
      zone: timeZone,
      groupBy: z.enum(coverageGroups).default('project'),
    }),
    response: pageSchema(coverage),
    problems,
    async handle(context, { query: { limit, cursor = '', runs, ...choice } }) {
      const scope = { ...choice, allRuns: runs === 'all' };
      const rows = await reportCoverage(context, scope, { after: cursor, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        (row): z.input<typeof coverage> => row,
        ({ group }) => group,
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/reports/untranslated-text',
    operationId: 'reportUntranslatedText',
    summary:
      'Says how much text of the documents of runs is translated, and which rules keep or skip the rest.',
    tag,
    ability,
    query: scopeQuery.extend(runChoice),
    response: z.object({
      items: z.array(
        z.object({
          disposition: z.enum(['translated', 'protected', 'skipped']),
          rule: z.string().describe('Empty for what is translated.'),
          characters: z.int().describe('That are no white space.'),
        }),
      ),
    }),
    problems,
    async handle(context, { query: { runs, ...choice } }) {
      return { items: await reportSkipped(context, { ...choice, allRuns: runs === 'all' }) };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/reports/costs',
    operationId: 'reportCosts',
    summary: 'Says what was asked of providers, what that cost, and what memories saved.',
    tag,
    ability,
    query: scopeQuery.extend({
      zone: timeZone,
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
        .describe(
          'What connections were charged in all, by whole days in UTC: those of projects, and in a report on the whole house its own.',
        ),
      reusedWords: z.int().describe('From memories and earlier runs.'),
      savings: z
        .array(z.object({ currency: z.string(), price: z.number() }))
        .describe('What these would have cost at the average price of a word in their project.'),
    }),
    problems,
    async handle(context, { query: { groupBy, ...scope } }) {
      const report = await reportCosts(context, scope, [[...new Set(groupBy)]]);
      const { costs, connections, savings, ...rest } = report;
      return {
        ...{ ...rest, connections: [...connections], savings: [...savings] },
        costs: costs[0]!.map((row) => ({ ...row, keys: { ...row.keys }, names: { ...row.names } })),
      };
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/reports/throughput',
    operationId: 'reportThroughput',
    summary: 'Says what was delivered on each day or in each month, and how long that took.',
    tag,
    ability,
    query: scopeQuery.extend({ zone: timeZone, unit: z.enum(timeUnits).default('day') }),
    response: z.object({
      times: z.array(
        z.object({
          time: z
            .string()
            .describe('A day or month in the time zone; those without deliveries are left out.'),
          runs: z.int(),
          segments: z.int(),
          words: z.int(),
          ...times,
        }),
      ),
      total: z.object(times),
    }),
    problems,
    async handle(context, { query: { unit, ...scope } }) {
      const throughput = await reportThroughput(context, scope, unit);
      return { ...throughput, times: [...throughput.times] };
    },
  }),
];

import { z } from 'zod';
import { defineRoute } from '#domain/context';
import { filterFields, segmentTarget, type TargetRow, toSegmentTarget } from '#domain/runs/targets';
import { numberedPageQuery, pageOf, pageSchema } from '#platform/web';
import { compareRuns } from './compare-runs.ts';
import { countComparison } from './queries.ts';
import { listCompared } from './read-comparison.ts';
import { sourceChanges } from './source-changes.ts';

const change = z.enum(sourceChanges);
const pair = z.object({ runId: z.uuid(), otherRunId: z.uuid() });
const problems = ['run-unknown', 'comparison-files-differ', 'comparison-too-early'];

const compared = z
  .object({
    number: z.int(),
    change: change.describe('What became of the source.'),
    changedText: z.boolean().describe('Whether the targets differ in their text.'),
    before: segmentTarget.nullable().describe('Of the first run; null for a new segment.'),
    after: segmentTarget.nullable().describe('Of the other run; null for a removed segment.'),
  })
  .meta({ id: 'ComparedSegment' });

const count = z.object({
  value: z.string(),
  before: z.int().describe('Segments of the first run.'),
  after: z.int(),
});

const show = (row: TargetRow | undefined) => (row ? toSegmentTarget(row) : null);

export const comparisonRoutes = [
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/comparisons/:otherRunId',
    operationId: 'compareRuns',
    summary: 'Shows two runs of a file segment by segment, in the order of the other run’s version.',
    tag: 'Runs',
    ability: 'project.read',
    params: pair,
    query: numberedPageQuery.extend({
      side: z
        .enum(['before', 'after', 'either'])
        .default('either')
        .describe('Whose target the filters on targets are about.'),
      change: change.optional(),
      changedText: z
        .enum(['true', 'false'])
        .transform((value) => value === 'true')
        .optional(),
      ...filterFields,
    }),
    response: pageSchema(compared),
    problems,
    async handle(context, { params, query }) {
      const { limit, cursor: after = -1, ...choice } = query;
      const runs = await compareRuns(context, params.runId, params.otherRunId);
      const rows = await listCompared(context, runs, choice, { after, limit: limit + 1 });
      return pageOf(
        rows,
        limit,
        ({ number, change, changedText, before, after: now }) => ({
          ...{ number, changedText, before: show(before), after: show(now) },
          change: change as z.output<typeof compared>['change'],
        }),
        ({ number }) => number,
      );
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/runs/:runId/comparisons/:otherRunId/counts',
    operationId: 'countComparison',
    summary: 'Counts the segments that each filter of a comparison chooses.',
    tag: 'Runs',
    ability: 'project.read',
    params: pair,
    response: z.record(z.string(), z.array(count)).describe('By name of the filter.'),
    problems,
    async handle(context, { params }) {
      const runs = await compareRuns(context, params.runId, params.otherRunId);
      const counts: Record<string, z.input<typeof count>[]> = {};
      for (const { field, ...entry } of await countComparison(context.db, runs)) {
        counts[field] = [...(counts[field] ?? []), entry];
      }
      return counts;
    },
  }),
];

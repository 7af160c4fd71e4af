import { z } from 'zod';
import { type Context, defineRoute } from '#domain/context';
import type { Run } from '#domain/runs/records';
import {
  filterFields,
  listTargetsAt,
  segmentTarget,
  type TargetRow,
  toSegmentTarget,
} from '#domain/runs/targets';
import { numberedPageQuery, pageOf, pageSchema } from '#platform/web';
import { compareRuns } from './compare-runs.ts';
import { countComparison, listComparisonRows } from './queries.ts';

const change = z.enum(['unchanged', 'moved', 'edited', 'new', 'removed']);
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

async function targetsAt(
  context: Context,
  run: Run,
  positions: readonly (number | null)[],
): Promise<Map<number | null, TargetRow>> {
  const wanted = positions.filter((position) => position !== null);
  const rows = await listTargetsAt(context.db, run, wanted);
  return new Map(rows.map((row) => [row.position, row]));
}

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
      const rows = await listComparisonRows(context.db, runs, choice, { after, limit: limit + 1 });
      const shown = rows.slice(0, limit);
      const old = await targetsAt(
        context,
        runs.before,
        shown.map((row) => row.beforePosition),
      );
      const now = await targetsAt(
        context,
        runs.after,
        shown.map((row) => row.afterPosition),
      );
      return pageOf(
        rows,
        limit,
        ({ beforePosition, afterPosition, ...row }) => ({
          ...row,
          change: row.change as z.output<typeof change>,
          before: show(old.get(beforePosition)),
          after: show(now.get(afterPosition)),
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

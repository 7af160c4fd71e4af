import type { VNode } from 'preact';
import type { Context } from '#domain/context';
import {
  reportCosts,
  reportCoverage,
  reportQuality,
  reportSkipped,
  reportThroughput,
} from '#domain/runs/reports';
import { pageOf } from '#platform/web';
import { CostReport, costUnits } from './costs.tsx';
import { CoverageReport } from './coverage.tsx';
import { QualityReport } from './quality.tsx';
import { type Asked, chosen, coverageGroups, type Kind, scopeOf } from './scope.ts';
import { costCsv, coverageCsv, qualityCsv, throughputCsv } from './tables.ts';
import { ThroughputReport } from './throughput.tsx';

/** A report as page and as table. */
export interface Report {
  readonly kind: Kind;
  /** What its figures can be grouped by, the first one by default. */
  readonly groups: readonly string[];
  show(context: Context, asked: Asked): Promise<VNode>;
  table(context: Context, asked: Asked): Promise<string>;
}

/** Groups in one file. */
const mostGroups = 5_000;

const coverage: Report = {
  kind: 'coverage',
  groups: coverageGroups,
  async show(context, asked) {
    const by = chosen(asked.by, coverageGroups);
    const scope = { ...scopeOf(asked), allRuns: false };
    const { limit, cursor = '' } = asked;
    const [[whole], skipped, groups] = await Promise.all([
      reportCoverage(context, { ...scope, groupBy: 'all' }, { after: '', limit: 1 }),
      reportSkipped(context, scope),
      reportCoverage(context, { ...scope, groupBy: by }, { after: cursor, limit: limit + 1 }),
    ]);
    const page = pageOf(
      groups,
      limit,
      (row) => row,
      ({ group }) => group,
    );
    return <CoverageReport {...{ whole, skipped, by }} groups={page.items} next={page.next} />;
  },
  async table(context, asked) {
    const scope = { ...scopeOf(asked), allRuns: false, groupBy: chosen(asked.by, coverageGroups) };
    return coverageCsv(await reportCoverage(context, scope, { after: '', limit: mostGroups }));
  },
};

const costs: Report = {
  kind: 'costs',
  groups: costUnits,
  async show(context, asked) {
    const unit = chosen(asked.by, costUnits);
    const scope = scopeOf(asked);
    const groupings = [[unit], ['connection', 'provider', 'model'], ['project']] as const;
    const { costs: lists, ...saved } = await reportCosts(context, scope, groupings);
    const [byTime, byModel, byProject] = [lists[0]!, lists[1]!, lists[2]!];
    const isHouse = scope.projectId === undefined;
    return <CostReport {...{ unit, saved, byTime, byModel }} byProject={isHouse ? byProject : []} />;
  },
  async table(context, asked) {
    const unit = chosen(asked.by, costUnits);
    const groups = [unit, 'project', 'connection', 'provider', 'model'] as const;
    const { costs: lists } = await reportCosts(context, scopeOf(asked), [groups]);
    return costCsv(lists[0]!);
  },
};

const throughput: Report = {
  kind: 'throughput',
  groups: costUnits,
  async show(context, asked) {
    const found = await reportThroughput(context, scopeOf(asked), chosen(asked.by, costUnits));
    return <ThroughputReport throughput={found} />;
  },
  async table(context, asked) {
    return throughputCsv(await reportThroughput(context, scopeOf(asked), chosen(asked.by, costUnits)));
  },
};

const quality: Report = {
  kind: 'quality',
  groups: [],
  async show(context, asked) {
    return <QualityReport models={await reportQuality(context, scopeOf(asked))} />;
  },
  async table(context, asked) {
    return qualityCsv(await reportQuality(context, scopeOf(asked)));
  },
};

export const reports = [coverage, costs, throughput, quality] as const;

import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { pageOf } from '#platform/web';
import { EmptyState, LinkButton, Pager } from '#platform/web/components';
import { document, download, fragment, pathTo } from '#platform/web/pages';
import { compareRuns } from './compare-runs.ts';
import { ComparedRows } from './compared-rows.tsx';
import { ComparisonFilter, OtherRun } from './comparison-filter.tsx';
import { choiceOf, comparisonQuery, filterOf } from './comparison-query.ts';
import { exportComparison } from './export-comparison.ts';
import { comparisonMessages } from './messages.ts';
import { openComparison } from './open-comparison.ts';
import { countComparison } from './queries.ts';
import { listCompared } from './read-comparison.ts';

const params = z.object({ runId: z.uuid() });
const path = '/runs/:runId/comparison';

export const comparisonPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params,
    query: comparisonQuery,
    async handle(context, { params: { runId }, query, view }) {
      const opened = await openComparison(context, runId, query.with);
      const say = comparisonMessages(view.locale);
      const { run, fileName } = opened;
      const frame = {
        projectId: run.projectId,
        title: say.title({ name: fileName, language: view.format.languageName(run.targetLanguage) }),
        width: 'wide' as const,
        crumbs: [
          { label: say.runs, href: pathTo('/projects/:projectId/runs', { projectId: run.projectId }) },
          { label: fileName, href: pathTo('/runs/:runId', { runId }) },
        ],
      };
      if (!opened.other)
        return document({ ...frame, body: <EmptyState title={say.alone}>{say.aloneText}</EmptyState> });
      const runs = await compareRuns(context, opened.other.id, runId);
      const { limit, cursor: after = -1 } = query;
      const rows = await listCompared(context, runs, choiceOf(query), { after, limit: limit + 1 });
      const page = pageOf(
        rows,
        limit,
        (row) => row,
        ({ number }) => number,
      );
      return document({
        ...frame,
        actions: (
          <LinkButton href={pathTo(`${path}.csv`, { runId }, { with: runs.before.id, ...filterOf(query) })}>
            {say.export}
          </LinkButton>
        ),
        body: (
          <>
            <OtherRun opened={opened} />
            <ComparisonFilter query={query} runs={runs} />
            <div id="comparison" class="stack">
              <ComparedRows rows={page.items} runs={runs} query={query} />
              <Pager next={page.next} />
            </div>
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: `${path}/filter`,
    ability: 'project.read',
    params,
    query: comparisonQuery,
    async handle(context, { params: { runId }, query }) {
      const { other } = await openComparison(context, runId, query.with);
      const runs = await compareRuns(context, other?.id ?? runId, runId);
      const counts = await countComparison(context.db, runs);
      return fragment(<ComparisonFilter query={query} counts={counts} runs={runs} />);
    },
  }),
  definePage({
    method: 'GET',
    path: `${path}.csv`,
    ability: 'project.read',
    params,
    query: comparisonQuery,
    async handle(context, { params: { runId }, query }) {
      const { other, fileName } = await openComparison(context, runId, query.with);
      const runs = await compareRuns(context, other?.id ?? runId, runId);
      return download({
        content: exportComparison(context, runs, choiceOf(query)),
        fileName: `${fileName.replace(/\.\w+$/, '')}.${runs.after.targetLanguage}.csv`,
        mediaType: 'text/csv; charset=utf-8',
      });
    },
  }),
];

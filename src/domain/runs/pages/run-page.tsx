import { setTimeout as wait } from 'node:timers/promises';
import type { VNode } from 'preact';
import { z } from 'zod';
import { linkToArtifact, listArtifacts } from '#domain/artifacts';
import { reading } from '#domain/audit';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { listNames } from '#domain/identity/people';
import { findRun } from '#domain/runs/access';
import { isEnded, listRunDocuments, listRunRows, type Run, runStages } from '#domain/runs/records';
import { summariseRun } from '#domain/runs/summary';
import { countFindings, listFindingRows, listLatestEvents } from '#domain/runs/watching';
import { numberedPageQuery, pageOf } from '#platform/web';
import { Live, Pager } from '#platform/web/components';
import { document, live, optional, pathTo, redirect, type View } from '#platform/web/pages';
import { runMessages } from './messages.ts';
import { RunMenu } from './run-actions.tsx';
import { FindingList } from './run-findings.tsx';
import { RunHeading } from './run-heading.tsx';
import { type RunFacts, RunRest, RunState } from './run-parts.tsx';

export const oneRun = z.object({ runId: z.uuid() });
/** Milliseconds between looks at a run that is on its way. */
const pause = 1_000;
const mostEvents = 50;

export const runViewPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/runs/:runId',
    ability: 'project.read',
    params: oneRun,
    async handle(context, { params: { runId }, view }) {
      const facts = await readFacts(context, runId);
      const { run } = facts;
      return document({
        ...aboutRun(facts.run, view),
        title: facts.document.fileName,
        actions: <RunMenu run={run} />,
        body: (
          <>
            <RunHeading run={run} document={facts.document} />
            {isEnded(run.state) ? (
              <RunState {...facts} />
            ) : (
              <Live src={pathTo('/runs/:runId/progress', { runId })}>
                <RunState {...facts} />
              </Live>
            )}
            <RunRest {...facts} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/progress',
    ability: 'project.read',
    params: oneRun,
    async handle(context, { params: { runId }, signal }) {
      await findRun(context, runId);
      return live(watchState(context, runId, signal));
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/findings',
    ability: 'project.read',
    params: oneRun,
    query: numberedPageQuery.extend({
      stage: optional(z.enum(runStages)),
      severity: optional(z.enum(['error', 'warning', 'info'])),
      code: optional(z.string().max(100)),
    }),
    async handle(context, { params: { runId }, query: { limit, cursor: skip = 0, ...filter }, view }) {
      const run = await findRun(context, runId);
      const rows = await listFindingRows(context.db, runId, filter, { skip, limit: limit + 1 });
      const numbered = rows.map((row, index) => ({ row, end: skip + index + 1 }));
      const page = pageOf(
        numbered,
        limit,
        ({ row }) => row,
        ({ end }) => end,
      );
      const name = (await listRunDocuments(context.db, [run])).get(run.versionId)!.fileName;
      const crumb = { label: name, href: pathTo('/runs/:runId', { runId }) };
      const about = aboutRun(run, view);
      return document({
        ...about,
        title: runMessages(view.locale).findings,
        crumbs: [...about.crumbs, crumb],
        body: (
          <>
            <FindingList runId={runId} findings={page.items} />
            <Pager next={page.next} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/artifacts/:artifactId',
    ability: 'project.read',
    params: oneRun.extend({ artifactId: z.uuid() }),
    async handle(context, { params: { artifactId } }) {
      return redirect((await linkToArtifact(context, artifactId, { seconds: 600 })).url);
    },
  }),
];

/** Where a page of a run belongs. */
export function aboutRun({ projectId }: Run, { locale }: View) {
  const list = { label: runMessages(locale).runs, href: pathTo('/projects/:projectId/runs', { projectId }) };
  return { projectId, crumbs: [list] };
}

async function readFacts(context: Context, runId: string): Promise<RunFacts> {
  const run = await findRun(context, runId);
  const { projectId } = run;
  return {
    run,
    before: await findRunBefore(context, run),
    document: (await listRunDocuments(context.db, [run])).get(run.versionId)!,
    summary: await summariseRun(context, runId),
    findings: await countFindings(context.db, run),
    events: await listLatestEvents(context.db, runId, mostEvents),
    artifacts: await listArtifacts(context, { projectId, runId, limit: 50 }),
    begunBy: (await listNames(context.db, [run.createdBy])).get(run.createdBy) ?? run.createdBy,
  };
}

/** The run to compare with: that which this one repeats, else the one before it of the same document and language. */
async function findRunBefore({ db }: Context, run: Run): Promise<string | undefined> {
  const { id, projectId, fileId, targetLanguage, previousRunId } = run;
  if (previousRunId !== null) return previousRunId;
  const [before] = await listRunRows(db, { projectId, fileId, targetLanguage, before: id, limit: 1 });
  return before?.extractionId ? before.id : undefined;
}

async function* watchState(context: Context, runId: string, signal: AbortSignal): AsyncGenerator<VNode> {
  const { services, actor } = context;
  while (!signal.aborted) {
    const now = reading(services, actor);
    const run = await findRun(now, runId);
    yield <RunState run={run} before={await findRunBefore(now, run)} isNews />;
    if (isEnded(run.state)) return;
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}

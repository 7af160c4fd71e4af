import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { findProject } from '#domain/projects';
import { numberedPageQuery, pageOf, pageQuery } from '#platform/web';
import { EmptyState, Live, Name, Pager, Table, Time, useSay, useView } from '#platform/web/components';
import { document, live, optional, pathTo } from '#platform/web/pages';
import { type Batch, itemStates } from './batch.ts';
import { BatchActions, batchActionPages } from './batch-actions.tsx';
import { BatchBadge, BatchState, ItemTable, ItemTabs } from './batch-parts.tsx';
import { requireBatch } from './change-batch.ts';
import { batchMessages } from './messages.ts';
import {
  countItems,
  countItemsOf,
  type ItemCounts,
  listBatchRows,
  listItemRows,
  sumProgress,
} from './queries.ts';

const inProject = z.object({ projectId: z.uuid() });
const one = z.object({ batchId: z.uuid() });
const path = '/batches/:batchId';
/** Milliseconds between looks at a batch that is on its way. */
const pause = 1_000;

export const batchPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/projects/:projectId/batches',
    ability: 'project.read',
    params: inProject,
    query: pageQuery,
    navigation: { in: 'project', order: 40, label: ({ locale }) => batchMessages(locale).batches },
    async handle(context, { params: { projectId }, query: { limit, cursor }, view }) {
      await findProject(context, projectId);
      const rows = await listBatchRows(context.db, projectId, { before: cursor, limit: limit + 1 });
      const page = pageOf(rows, limit, (batch) => batch);
      const ids = page.items.map(({ id }) => id);
      const counts = await countItemsOf(context.db, ids);
      return document({
        title: batchMessages(view.locale).batches,
        body: (
          <>
            <BatchTable batches={page.items} counts={counts} />
            <Pager next={page.next} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path,
    ability: 'project.read',
    params: one,
    query: numberedPageQuery.extend({ state: optional(z.enum(itemStates)) }),
    async handle(context, { params: { batchId }, query: { limit, cursor: after = -1, state }, view }) {
      const batch = await requireBatch(context, batchId, 'project.read');
      const { projectId } = batch;
      const say = batchMessages(view.locale);
      const rows = await listItemRows(context.db, batchId, { after, limit: limit + 1, state });
      const page = pageOf(
        rows,
        limit,
        (item) => item,
        ({ number }) => number,
      );
      const progress = await readProgress(context, batch);
      return document({
        projectId,
        title: batch.name,
        crumbs: [{ label: say.batches, href: pathTo('/projects/:projectId/batches', { projectId }) }],
        ...(view.may('project.operate', projectId) && {
          actions: <BatchActions batch={batch} failed={progress.items.failed} />,
        }),
        body: (
          <>
            {batch.state === 'open' ? (
              <Live src={pathTo(`${path}/progress`, { batchId })}>
                <BatchState {...progress} />
              </Live>
            ) : (
              <BatchState {...progress} />
            )}
            <ItemTabs batchId={batchId} counts={progress.items} state={state} />
            <ItemTable items={page.items} />
            <Pager next={page.next} />
          </>
        ),
      });
    },
  }),
  definePage({
    method: 'GET',
    path: `${path}/progress`,
    ability: 'project.read',
    params: one,
    async handle(context, { params: { batchId }, signal }) {
      await requireBatch(context, batchId, 'project.read');
      return live(watchBatch(context, batchId, signal));
    },
  }),
  ...batchActionPages,
];

async function readProgress({ db }: Context, batch: Batch) {
  return { batch, items: await countItems(db, batch.id), segments: await sumProgress(db, batch.id) };
}

async function* watchBatch(context: Context, batchId: string, signal: AbortSignal) {
  for (;;) {
    const batch = await requireBatch(context, batchId, 'project.read');
    yield <BatchState {...(await readProgress(context, batch))} />;
    if (batch.state !== 'open' || signal.aborted) return;
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}

interface TableProps {
  readonly batches: readonly Batch[];
  readonly counts: ReadonlyMap<string, ItemCounts>;
}

function BatchTable({ batches, counts }: TableProps) {
  const say = useSay(batchMessages);
  const { format } = useView();
  const all = (items: ItemCounts) => itemStates.reduce((sum, state) => sum + items[state], 0);
  return (
    <Table
      caption={say.batches}
      rows={batches}
      keyOf={({ id }) => id}
      empty={<EmptyState title={say.none}>{say.noneText}</EmptyState>}
      columns={[
        {
          label: say.batch,
          isHead: true,
          cell: ({ id, name }) => (
            <a href={pathTo(path, { batchId: id })}>
              <Name>{name}</Name>
            </a>
          ),
        },
        {
          label: say.state,
          cell: ({ id, state }) => <BatchBadge state={state} failed={counts.get(id)!.failed} />,
        },
        { label: say.items, isFigure: true, cell: ({ id }) => format.number(all(counts.get(id)!)) },
        { label: say.done, isFigure: true, cell: ({ id }) => format.number(counts.get(id)!.done) },
        {
          label: say.failed,
          isFigure: true,
          cell: ({ id, name }) => {
            const { failed } = counts.get(id)!;
            if (failed === 0) return format.number(0);
            return (
              <a href={pathTo(path, { batchId: id }, { state: 'failed' })}>
                {format.number(failed)}
                <span class="visually-hidden"> {say.failedOf({ name })}</span>
              </a>
            );
          },
        },
        { label: say.begun, cell: ({ createdAt }) => <Time at={createdAt} /> },
        { label: say.ended, cell: ({ finishedAt }) => finishedAt && <Time at={finishedAt} /> },
      ]}
    />
  );
}

import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { findRun } from '#domain/runs/access';
import { countTargetValues, isEditable, listTargetRows } from '#domain/runs/targets';
import { DocumentPane } from '#pipeline/review/document';
import { LinkButton, useSay, useView } from '#platform/web/components';
import { document, fragment, pathTo, redirect } from '#platform/web/pages';
import { reviewMessages } from './messages.ts';
import { type Review, readReview } from './read-review.ts';
import { ReviewFilter } from './review-filter.tsx';
import { choiceOf, filterOf, reviewPath, reviewQuery } from './review-query.ts';
import { SegmentList } from './segment-list.tsx';

const params = z.object({ runId: z.uuid() });

export const reviewPages: readonly VersoPage[] = [
  definePage({
    method: 'GET',
    path: '/runs/:runId/review',
    ability: 'project.read',
    params,
    query: reviewQuery,
    async handle(context, { params: { runId }, query, view }) {
      const review = await readReview(context, runId, query);
      const say = reviewMessages(view.locale);
      const { projectId } = review.run;
      return document({
        projectId,
        title: say.title({ name: review.fileName }),
        width: 'wide',
        modules: ['review'],
        crumbs: [
          { label: say.runs, href: pathTo('/projects/:projectId/runs', { projectId }) },
          { label: review.fileName, href: pathTo('/runs/:runId', { runId }) },
        ],
        actions: <ReviewActions review={review} />,
        body: <ReviewBody review={review} />,
      });
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/review/filter',
    ability: 'project.read',
    params,
    query: reviewQuery,
    async handle(context, { params: { runId }, query }) {
      const run = await findRun(context, runId);
      const counts = await countTargetValues(context.db, run.id);
      return fragment(<ReviewFilter runId={runId} query={query} counts={counts} />);
    },
  }),
  definePage({
    method: 'GET',
    path: '/runs/:runId/review/next',
    ability: 'project.read',
    params,
    query: reviewQuery,
    async handle(context, { params: { runId }, query, view }) {
      const run = await findRun(context, runId);
      const choice = { ...choiceOf(filterOf(query)), open: true };
      for (const after of [query.segment ?? -1, -1]) {
        const [row] = await listTargetRows(context.db, run, choice, { after, limit: 1 });
        if (row) return redirect(reviewPath(runId, query, { segment: row.position }));
      }
      return redirect(reviewPath(runId, query), { text: reviewMessages(view.locale).nothingOpen });
    },
  }),
];

function ReviewActions({ review: { run, query } }: { readonly review: Review }) {
  const say = useSay(reviewMessages);
  const { may } = useView();
  const { id: runId } = run;
  const at = { ...filterOf(query), segment: query.segment };
  return (
    <>
      <LinkButton href={pathTo('/runs/:runId/review/next', { runId }, at)} kind="primary">
        {say.nextOpen}
      </LinkButton>
      {isEditable(run) && may('project.review', run.projectId) && (
        <LinkButton href={pathTo('/runs/:runId/approvals', { runId }, filterOf(query))}>
          {say.approveAll}
        </LinkButton>
      )}
      <LinkButton href={pathTo('/runs/:runId/replacements', { runId })} kind="quiet">
        {say.replace}
      </LinkButton>
      <verso-dialog class="key-map">
        <a class="button quiet" href="#keys" data-key="?">
          {say.keys}
        </a>
        <dialog aria-labelledby="keys-title">
          <h2 id="keys-title">{say.keys}</h2>
          <KeyMap />
          <form method="dialog" class="dialog-close">
            <button class="button quiet" type="submit">
              {say.close}
            </button>
          </form>
        </dialog>
      </verso-dialog>
    </>
  );
}

const keys = [
  ['Ctrl+Enter', 'keyApproveNext'],
  ['Ctrl+S', 'keySave'],
  ['Alt+↓ / Alt+↑', 'keyMove'],
  ['Alt+1 … Alt+5', 'keyMatch'],
  ['F8', 'keyCode'],
  ['Ctrl+Z / Ctrl+Y', 'keyUndo'],
  ['Escape', 'keyLeave'],
  ['j / k', 'keyMoveList'],
  ['Enter', 'keyEdit'],
  ['a', 'keyApprove'],
  ['r', 'keyReject'],
  ['n', 'keyNextOpen'],
  ['c', 'keyComment'],
  ['/', 'keySearch'],
  ['?', 'keyMap'],
] as const;

function KeyMap() {
  const say = useSay(reviewMessages);
  return (
    <>
      <p class="soft">{say.keysHint}</p>
      <dl class="keys">
        {keys.map(([key, name]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say[name]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function ReviewBody({ review }: { readonly review: Review }) {
  return (
    <div id="review" class={`review${review.open ? ' has-open' : ''}`} data-reader={review.reader}>
      <ReviewFilter runId={review.run.id} query={review.query} />
      <div class="review-columns">
        <SegmentList review={review} />
      </div>
      <DocumentPane runId={review.run.id} segment={review.query.segment} />
    </div>
  );
}

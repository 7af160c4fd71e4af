import { z } from 'zod';
import { definePage, type VersoPage } from '#domain/context';
import { findRun, reviewFinished } from '#domain/runs';
import { approveTargets } from '#domain/runs/targets';
import { Button, Checkbox, Form, useSay } from '#platform/web/components';
import { document, pathTo, redirect, ticked } from '#platform/web/pages';
import { reviewMessages } from './messages.ts';
import { choiceOf, filterOf, type ReviewQuery, reviewPath, reviewQuery } from './review-query.ts';

const common = {
  path: '/runs/:runId/approvals',
  ability: 'project.review',
  params: z.object({ runId: z.uuid() }),
  query: reviewQuery,
} as const;

/** Approving all that a filter chooses, asked once more before it is done. */
export const approvalPages: readonly VersoPage[] = [
  definePage({
    ...common,
    method: 'GET',
    async handle(context, { params: { runId }, query, view }) {
      const { projectId } = await findRun(context, runId, 'project.review');
      const say = reviewMessages(view.locale);
      return document({
        projectId,
        title: say.approveAll,
        width: 'narrow',
        crumbs: [{ label: say.review, href: reviewPath(runId, query) }],
        body: <ApproveAll runId={runId} query={query} />,
      });
    },
  }),
  definePage({
    ...common,
    method: 'POST',
    form: z.object({ includeFailed: ticked }),
    async handle(context, { params: { runId }, query, form: { includeFailed }, view }) {
      const { open: _, ...choice } = choiceOf(filterOf(query));
      const done = await approveTargets(
        context,
        runId,
        { ...choice, includeFailed },
        { onReviewed: reviewFinished },
      );
      return redirect(reviewPath(runId, query), {
        text: reviewMessages(view.locale).approvedMany(done),
        tone: 'good',
      });
    },
  }),
];

function ApproveAll({ runId, query }: { readonly runId: string; readonly query: ReviewQuery }) {
  const say = useSay(reviewMessages);
  return (
    <Form action={pathTo('/runs/:runId/approvals', { runId }, filterOf(query))}>
      <p>{say.approveAllText}</p>
      <Checkbox name="includeFailed" label={say.includeFailed} hint={say.includeFailedHint} />
      <Button>{say.approveAll}</Button>
    </Form>
  );
}

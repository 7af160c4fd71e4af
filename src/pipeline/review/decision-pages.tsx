import { z } from 'zod';
import { type Context, definePage, type VersoPage } from '#domain/context';
import { listNames } from '#domain/identity/people';
import { findRun, reviewFinished } from '#domain/runs';
import {
  commentOn,
  type DraftOrder,
  dropDraft,
  keepDraft,
  listPresent,
  readDraft,
} from '#domain/runs/discussion';
import {
  approveTarget,
  editTarget,
  isEditable,
  listTargetRows,
  listTargetsAt,
  mostTargetCharacters,
  type Propagation,
  rejectTarget,
  sourceOf,
  targetProblem,
  withdrawApproval,
} from '#domain/runs/targets';
import { makeInlineText, markedText } from '#engine/inline';
import { fragment, pathTo, redirect, ticked, type View } from '#platform/web/pages';
import { reviewMessages } from './messages.ts';
import { choiceOf, filterOf, position, type ReviewQuery, reviewPath, reviewQuery } from './review-query.ts';
import { Presence } from './segment-editor.tsx';

const common = {
  method: 'POST',
  ability: 'project.review',
  params: z.object({ runId: z.uuid(), position }),
  query: reviewQuery,
  formPage: '/runs/:runId/review',
} as const;
const hooks = { onReviewed: reviewFinished };
/** Browsers send lines as CR LF. */
const text = z
  .string()
  .max(mostTargetCharacters)
  .transform((sent) => sent.replaceAll('\r\n', '\n'));

/** Which of the texts of a page that is open this is; a page without script does not say. */
const order = {
  writer: z.string().min(1).max(64).optional(),
  number: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
};

/** The writer of the draft that the page showed. */
const shown = z.string().max(64).optional();

export const decisionPages: readonly VersoPage[] = [
  definePage({
    ...common,
    path: '/runs/:runId/review/:position',
    form: z.object({
      text,
      propagate: ticked,
      decision: z.enum(['save', 'approve']).default('save'),
      ...{ shown, ...order },
    }),
    problemFields: { 'target-codes': 'text', 'target-characters': 'text' },
    async handle(
      context,
      { params, query, form: { decision, shown, writer, number, ...edit }, revision, view },
    ) {
      const isApproval = decision === 'approve';
      const sent = await compareSent(context, params, edit.text);
      const decided = { ...params, revision: revision && (sent.ownRevision ?? revision) };
      let others: Propagation = { propagated: 0, left: [] };
      if (isApproval && sent.isApproved && !isEditable(sent.run)) {
        // It was the last approval, whose answer got lost.
      } else if (isApproval && !edit.propagate && sent.isAsItIs) await approveTarget(context, decided, hooks);
      else others = await editTarget(context, { ...edit, ...decided, approve: isApproval }, hooks);
      await dropDraft(context, { ...params, shown: shown ?? null, order: orderOf({ writer, number }) });
      const say = reviewMessages(view.locale);
      const done = [isApproval ? say.approvedOne : say.saved, ...sayOthers(others, view)].join(' ');
      if (!isApproval) return back(params, query, done);
      return onward(context, params, query, { view, done });
    },
  }),
  definePage({
    ...common,
    path: '/runs/:runId/review/:position/rejection',
    form: z.object({ reason: z.string().trim().min(1).max(2000) }),
    async handle(context, { params, query, form, revision, view }) {
      const seen = await seenRevision(context, params, { revision, status: 'rejected' });
      await rejectTarget(context, { ...params, ...form, revision: seen });
      return back(params, query, reviewMessages(view.locale).rejected);
    },
  }),
  definePage({
    ...common,
    path: '/runs/:runId/review/:position/withdrawal',
    async handle(context, { params, query, revision, view }) {
      const seen = await seenRevision(context, params, { revision, status: 'required' });
      await withdrawApproval(context, { ...params, revision: seen });
      return back(params, query, reviewMessages(view.locale).withdrawn);
    },
  }),
  definePage({
    ...common,
    path: '/runs/:runId/review/:position/comments',
    form: z.object({ comment: z.string().trim().min(1).max(5000) }),
    async handle(context, { params, query, form: { comment }, view }) {
      await commentOn(context, { ...params, text: comment });
      return back(params, query, reviewMessages(view.locale).commented);
    },
  }),
  definePage({
    ...common,
    path: '/runs/:runId/review/:position/draft-removal',
    form: z.object({ shown, ...order }),
    async handle(context, { params, query, form, view }) {
      await findRun(context, params.runId, 'project.review');
      await dropDraft(context, { ...params, shown: form.shown ?? null, order: orderOf(form) });
      return back(params, query, reviewMessages(view.locale).draftDiscarded);
    },
  }),
  definePage({
    ...common,
    path: '/runs/:runId/review/:position/draft',
    form: z.object({ text: text.optional(), undone: ticked, ...order }),
    async handle(context, { params, form, revision = 0 }) {
      const kept = { text: form.undone ? null : form.text, order: orderOf(form) };
      await keepDraft(context, { ...params, ...kept, revision });
      const run = await findRun(context, params.runId);
      const [row] = await listTargetsAt(context.db, run, [params.position]);
      const present = await listPresent(context, run.id, [params.position]);
      const own = await readDraft(context, params);
      const by = row?.updatedBy ?? undefined;
      // Also by the same person, in another window.
      const isChanged = row?.revision != null && row.revision !== revision;
      const names = by === undefined || !isChanged ? undefined : await listNames(context.db, [by]);
      return fragment(
        <Presence
          others={present.get(params.position) ?? []}
          revision={row?.revision ?? 0}
          writer={own?.text == null ? undefined : (own.writer ?? undefined)}
          changedBy={names && (names.get(by!) ?? by)}
        />,
      );
    },
  }),
];

interface Numbered {
  readonly writer?: string | undefined;
  readonly number: number;
}

const orderOf = ({ writer, number }: Numbered): DraftOrder | undefined =>
  writer === undefined ? undefined : { writer, number };

type Place = { readonly runId: string; readonly position: number };

/**
 * What the house holds, against what is sent. Where the answer to a form got lost and it is sent once more, the target is as its
 * sender left it: `ownRevision` is the one they would have seen.
 */
async function compareSent(context: Context, { runId, position }: Place, sent: string) {
  const run = await findRun(context, runId);
  const [row] = await listTargetsAt(context.db, run, [position]);
  if (!row?.target) throw targetProblem('target-unknown', { detail: `position ${position}` });
  const isAsItIs = markedText(makeInlineText(row.target, sourceOf(row).codes)) === sent;
  const isOwn = isAsItIs && row.updatedBy === context.actor.id;
  return {
    ...{ run, isAsItIs },
    isApproved: isOwn && row.reviewStatus === 'approved',
    ownRevision: isOwn && row.revision !== null ? row.revision : undefined,
  };
}

/** The revision to decide over: where the answer to the same decision got lost, the one that its sender would have seen. */
async function seenRevision(
  context: Context,
  { runId, position }: Place,
  { revision, status }: { readonly revision: number | undefined; readonly status: string },
) {
  const [row] = await listTargetsAt(context.db, await findRun(context, runId), [position]);
  const isOwn = row?.updatedBy === context.actor.id && row.reviewStatus === status;
  return isOwn && row.revision === (revision ?? 0) + 1 ? row.revision : revision;
}

function back({ runId, position }: Place, query: ReviewQuery, message: string) {
  const from = query.from;
  return redirect(reviewPath(runId, query, { segment: position, from }), { text: message, tone: 'good' });
}

const mostNamed = 10;

/** What became of equal segments. */
function sayOthers({ propagated, left }: Propagation, { locale }: View): string[] {
  const say = reviewMessages(locale);
  const segments = left.slice(0, mostNamed).map((at) => at + 1);
  return [
    ...(propagated > 0 ? [say.propagated(propagated)] : []),
    ...(left.length > 0 ? [say.propagationLeft({ segments, count: left.length })] : []),
  ];
}

/** To the next segment that people have to see; where that was the last one the run has gone on. */
async function onward(
  context: Context,
  { runId, position }: Place,
  query: ReviewQuery,
  { view, done }: { readonly view: View; readonly done: string },
) {
  const say = reviewMessages(view.locale);
  const run = await findRun(context, runId);
  const filter = filterOf(query);
  const chosen = { ...filter, reviewStatus: undefined };
  for (const [choice, after] of [
    ...(filter.reviewStatus
      ? ([
          [filter, position],
          [filter, -1],
        ] as const)
      : []),
    [chosen, position],
    [chosen, -1],
    [{}, -1],
  ] as const) {
    const open = { ...choiceOf(choice), open: true };
    const [row] = await listTargetRows(context.db, run, open, { after, limit: 1 });
    if (row)
      return redirect(reviewPath(runId, choice as ReviewQuery, { segment: row.position }), {
        text: done,
        tone: 'good',
      });
  }
  return redirect(pathTo('/runs/:runId', { runId }), { text: say.finished, tone: 'good' });
}

import type { ComponentChildren } from 'preact';
import { isEditable, type TargetRow } from '#domain/runs/targets';
import { MarkedItems, ReviewBadge, VerificationBadge } from '#domain/runs/wording';
import { EmptyState, LinkButton, Notice, Text, useSay, useView } from '#platform/web/components';

import { reviewMessages } from './messages.ts';
import type { Review } from './read-review.ts';
import { reviewPath } from './review-query.ts';
import { SegmentAside } from './segment-aside.tsx';
import { type EditorProps, SegmentEditor, useHeldText } from './segment-editor.tsx';

/** The segments of a page side by side with their targets; one of them may be open. */
export function SegmentList({ review }: { readonly review: Review }) {
  const say = useSay(reviewMessages);
  const { format } = useView();
  const { run, rows, open, query, previous, next, before } = review;
  if (rows.length === 0) return <EmptyState title={say.noSegments}>{say.noSegmentsText}</EmptyState>;
  return (
    <section class="segments" aria-label={say.segments}>
      <div class="segment-heads" aria-hidden="true">
        <span>#</span>
        <span>{format.languageName(run.sourceLanguage)}</span>
        <span>{format.languageName(run.targetLanguage)}</span>
        <span>{say.state}</span>
      </div>
      <ol>
        {rows.map((row) =>
          open && row.position === open.row.position ? (
            <OpenRow key={row.position} review={review} row={row} />
          ) : (
            <Row key={row.position} review={review} row={row} />
          ),
        )}
      </ol>
      <nav class="pager" aria-label={say.pages} data-before={before} data-behind={next}>
        {previous !== undefined && (
          <LinkButton href={reviewPath(run.id, query, { from: previous })}>{say.previousPage}</LinkButton>
        )}
        {next !== undefined && (
          <LinkButton href={reviewPath(run.id, query, { from: next })}>{say.nextPage}</LinkButton>
        )}
      </nav>
    </section>
  );
}

interface RowProps {
  readonly review: Review;
  readonly row: TargetRow;
}

function Row({ review, row }: RowProps) {
  const say = useSay(reviewMessages);
  const { format } = useView();
  const { run, query } = review;
  const { position } = row;
  return (
    <li id={`s-${position}`} class={`segment status-${row.reviewStatus ?? 'none'}`}>
      <a
        class="segment-number"
        href={reviewPath(run.id, query, { segment: position })}
        aria-label={say.segment(position + 1)}
      >
        {format.number(position + 1)}
      </a>
      <Sides review={review} row={row} />
      <Marks review={review} row={row} showsPresence />
    </li>
  );
}

interface SidesProps extends RowProps {
  /** Below the target. */
  readonly children?: ComponentChildren;
}

function Sides({ review: { run }, row, children }: SidesProps) {
  const say = useSay(reviewMessages);
  return (
    <>
      <div class="segment-source">
        <MarkedItems items={row.source.items} codes={row.source.codes} lang={run.sourceLanguage} />
      </div>
      <div class="segment-target">
        {row.target === null ? (
          <span class="soft">{say.noTarget}</span>
        ) : (
          <MarkedItems items={row.target} codes={row.source.codes} lang={run.targetLanguage} />
        )}
        {children}
      </div>
    </>
  );
}

function Marks({ review, row, showsPresence }: RowProps & { readonly showsPresence: boolean }) {
  const say = useSay(reviewMessages);
  const { position, verificationState, reviewStatus } = row;
  const comments = review.commented.get(position);
  const present = review.present.get(position);
  return (
    <div class="segment-marks">
      {reviewStatus !== null && reviewStatus !== 'not_required' && <ReviewBadge status={reviewStatus} />}
      {verificationState !== null && verificationState !== 'passed' && (
        <VerificationBadge state={verificationState} />
      )}
      {comments && <span class="soft">{say.commentCount(comments)}</span>}
      {showsPresence && present && <span class="soft">{say.alsoHere({ names: present })}</span>}
    </div>
  );
}

function OpenRow({ review, row }: RowProps) {
  const say = useSay(reviewMessages);
  const { format, may } = useView();
  const { run } = review;
  const { position } = row;
  const mayWrite = row.target !== null && isEditable(run) && may('project.review', run.projectId);
  return (
    <li
      id={`s-${position}`}
      class="segment is-open"
      aria-current="true"
      tabIndex={-1}
      aria-label={say.segment(position + 1)}
    >
      <span class="segment-number">{format.number(position + 1)}</span>
      {mayWrite ? (
        <>
          <div class="segment-source">
            <MarkedItems items={row.source.items} codes={row.source.codes} lang={run.sourceLanguage} />
          </div>
          <div class="segment-target">
            <LostRefusal review={review} open={review.open!} mayWrite />
            <SegmentEditor review={review} open={review.open!} />
          </div>
        </>
      ) : (
        <Sides review={review} row={row}>
          <LostRefusal review={review} open={review.open!} mayWrite={false} />
          <UnsavedText review={review} open={review.open!} />
        </Sides>
      )}
      <Marks review={review} row={row} showsPresence={!mayWrite} />
      <div class="segment-beside">
        <SegmentAside review={review} open={review.open!} />
      </div>
    </li>
  );
}

/** What the reader wrote for a target that is not written any more, such as when somebody else's approval let the run go on. */
function UnsavedText({ review: { run, query }, open }: EditorProps) {
  const say = useSay(reviewMessages);
  const { entered } = useView();
  const held = useHeldText(open, query);
  const isReason = entered?.form === 'reject';
  const text = isReason ? String(entered.values.reason ?? '') : held.text;
  const isRefused = isReason || held.from === 'entered';
  if (!isReason && (text === held.saved || !(isRefused || held.from === 'draft'))) return null;
  return (
    <div {...(isRefused && { class: 'error-summary', tabIndex: -1, autofocus: true })}>
      <Notice tone="warning" title={say.unsavedTitle}>
        <p>{say.unsavedText}</p>
        <p data-unsaved>
          <Text {...(!isReason && { lang: run.targetLanguage })}>{text}</Text>
        </p>
      </Notice>
    </div>
  );
}

/** What was refused of a form that is not shown any more, such as one that takes back an approval which is none now. */
function LostRefusal({ review: { query }, open, mayWrite }: EditorProps & { readonly mayWrite: boolean }) {
  const { entered } = useView();
  const { from, text, saved } = useHeldText(open, query);
  if (!entered?.problem) return null;
  const hasButtons = mayWrite && (open.row.reviewStatus === 'approved' || from === 'draft');
  const isLost = entered.form.startsWith('action-')
    ? !hasButtons
    : !mayWrite && from === 'entered' && text === saved;
  if (!isLost) return null;
  return (
    <div class="error-summary" tabIndex={-1} autofocus>
      <Notice tone="bad" title={entered.problem.when}>
        <p>{entered.problem.action}</p>
      </Notice>
    </div>
  );
}

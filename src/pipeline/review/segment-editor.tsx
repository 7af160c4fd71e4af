import { mostTargetCharacters, sourceOf } from '#domain/runs/targets';
import { MissingCodes } from '#domain/runs/wording';
import { makeInlineText, markedText } from '#engine/inline';
import {
  ActionButton,
  Button,
  Checkbox,
  Diff,
  Form,
  Notice,
  TextArea,
  useSay,
  useView,
} from '#platform/web/components';
import { reviewMessages } from './messages.ts';
import type { OpenSegment, Review } from './read-review.ts';
import { actionPath, type ReviewQuery } from './review-query.ts';
import { LeftText, UnsentSign } from './segment-aside.tsx';

export interface EditorProps {
  readonly review: Review;
  readonly open: OpenSegment;
}

/** The open target as it is written: marked text; the house refuses what would break a code, and says why. */
export function SegmentEditor({ review, open }: EditorProps) {
  const say = useSay(reviewMessages);
  const { run, query } = review;
  const { row, repetitions } = open;
  const { position } = row;
  const revision = row.revision!;
  const held = useHeldText(open, query);
  const isApproved = row.reviewStatus === 'approved';
  const isRefused = held.from === 'entered' && held.isStale;
  return (
    <>
      <Presence others={review.present.get(position) ?? []} revision={revision} />
      {!isRefused && <Conflict open={open} held={held} lang={run.targetLanguage} />}
      <Form
        action={actionPath(run.id, position, query)}
        name="segment"
        class="form segment-form"
        revision={revision}
        {...(isRefused && { refusal: <Conflict open={open} held={held} lang={run.targetLanguage} /> })}
      >
        {open.draft?.writer != null && <input type="hidden" name="shown" value={open.draft.writer} />}
        <verso-draft
          data-action={actionPath(run.id, position, query, '/draft')}
          data-saved={held.saved}
          data-unkept={held.from !== 'run' && held.from !== 'draft' ? '' : undefined}
          data-keeper={review.reader}
        >
          <LeftText />
          <TargetField row={row} text={held.text} lang={run.targetLanguage} />
          <p class="soft draft-kept" data-kept hidden>
            {say.draftKept}
          </p>
          <UnsentSign />
        </verso-draft>
        {repetitions > 0 && (
          <Checkbox name="propagate" label={say.propagate(repetitions)} checked={!isApproved} />
        )}
        <div class="actions">
          <Button name="decision" value="approve">
            {say.approveNext}
          </Button>
          <Button name="decision" value="save" kind="secondary">
            {say.save}
          </Button>
        </div>
      </Form>
      <div class="actions segment-more">
        <RejectForm review={review} open={open} />
        {isApproved && (
          <ActionButton
            action={actionPath(run.id, position, query, '/withdrawal')}
            revision={revision}
            kind="quiet"
          >
            {say.withdraw}
          </ActionButton>
        )}
        {held.from === 'draft' && (
          <ActionButton
            action={actionPath(run.id, position, query, '/draft-removal')}
            kind="quiet"
            {...(open.draft?.writer != null && { fields: { shown: open.draft.writer } })}
          >
            {say.discardDraft}
          </ActionButton>
        )}
      </div>
    </>
  );
}

interface FieldProps {
  readonly row: OpenSegment['row'];
  readonly text: string;
  readonly lang: string;
}

/** Codes stand in it as marks; script makes chips of them. */
function TargetField({ row: { source }, text, lang }: FieldProps) {
  const say = useSay(reviewMessages);
  const rows = Math.min(12, 2 + Math.floor(text.length / 60));
  const field = {
    name: 'text',
    label: say.target,
    value: text,
    rows,
    maxLength: mostTargetCharacters,
    lang,
  } as const;
  if (source.codes.length === 0) return <TextArea {...field} />;
  const hint = (
    <>
      <span class="for-marks">{say.marksHint}</span>
      <span class="for-chips">{say.chipsHint}</span>
    </>
  );
  return (
    <verso-target>
      <TextArea {...field} hint={hint} />
      <MissingCodes codes={source.codes} />
    </verso-target>
  );
}

interface HeldText {
  readonly text: string;
  /** What the run holds now. */
  readonly saved: string;
  readonly from: 'run' | 'draft' | 'history' | 'memory' | 'entered';
  /** Whether it was begun on a text that somebody has changed since. */
  readonly isStale: boolean;
}

/** What was refused comes first, then what is taken from the history or a memory, then one's draft, then what the run holds. */
export function useHeldText(
  { row, draft, history, matches }: OpenSegment,
  { restore, match: chosen }: ReviewQuery,
): HeldText {
  const { entered } = useView();
  const codes = sourceOf(row).codes;
  const mark = (items: typeof row.target) => markedText(makeInlineText(items ?? [], codes));
  const saved = mark(row.target);
  if (entered?.form === 'segment') {
    const isStale = entered.problem?.code === 'revision-changed';
    return { text: String(entered.values.text ?? saved), saved, from: 'entered', isStale };
  }
  const restored = history.find(({ revision }) => revision === restore);
  if (restored) return { text: mark(restored.target), saved, from: 'history', isStale: false };
  const match = matches.find(({ unit }) => unit.id === chosen);
  if (match) return { text: markedText(match.target), saved, from: 'memory', isStale: false };
  if (draft?.text != null && draft.text !== saved) {
    const begun = history.find(({ revision }) => revision === draft.revision)?.target;
    // A decision raises the revision as well, and leaves the text.
    const isStale = draft.revision !== row.revision && (begun === undefined || mark(begun) !== saved);
    return { text: draft.text, saved, from: 'draft', isStale };
  }
  return { text: saved, saved, from: 'run', isStale: false };
}

/** Where somebody else was faster, both texts, so that people can put them together. */
function Conflict({
  open: { history, names },
  held,
  lang,
}: {
  readonly open: OpenSegment;
  readonly held: HeldText;
  readonly lang: string;
}) {
  const say = useSay(reviewMessages);
  const by = history[0]?.changedBy;
  if (!held.isStale) return held.from === 'draft' ? <Notice title={say.draftFound} /> : null;
  return (
    <Notice
      tone="warning"
      title={say.conflict({ name: by === undefined ? say.somebody : (names.get(by) ?? by) })}
    >
      <p>{say.conflictText}</p>
      <p class="soft">{say.theirs}</p>
      <p data-theirs={held.saved}>
        <Diff before={held.text} after={held.saved} lang={lang} />
      </p>
    </Notice>
  );
}

function RejectForm({ review: { run, query }, open: { row } }: EditorProps) {
  const say = useSay(reviewMessages);
  const { entered } = useView();
  return (
    <details class="reject" open={entered?.form === 'reject'}>
      <summary class="button quiet" data-key="r">
        {say.reject}
      </summary>
      <Form
        action={actionPath(run.id, row.position, query, '/rejection')}
        name="reject"
        revision={row.revision!}
      >
        <TextArea name="reason" label={say.reason} rows={2} maxLength={2000} />
        <UnsentSign />
        <Button kind="danger">{say.reject}</Button>
      </Form>
    </details>
  );
}

/** Who else is at the segment, and of which revision the house knows: the part that is kept up to date. */
export function Presence({
  others,
  revision,
  changedBy,
  writer,
}: {
  readonly others: readonly string[];
  readonly revision: number;
  /** Who has changed the target since it was opened. */
  readonly changedBy?: string | undefined;
  /** Which of the reader's pages wrote the draft that the house has. */
  readonly writer?: string | undefined;
}) {
  const say = useSay(reviewMessages);
  return (
    <div class="presence" role="status" data-presence data-revision={revision} data-writer={writer}>
      {others.length > 0 && <p>{say.alsoHere({ names: others })}</p>}
      {changedBy !== undefined && <p class="presence-news">{say.changedMeanwhile({ name: changedBy })}</p>}
    </div>
  );
}

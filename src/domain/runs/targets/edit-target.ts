import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { lockRun, stateProblem } from '#domain/runs/access';
import type { Run } from '#domain/runs/records';
import {
  type CodeProblem,
  compareCodes,
  equalInline,
  type InlineCode,
  type InlineItem,
  type InlineText,
  type MarkProblem,
  makeInlineText,
  parseMarkedText,
  plainText,
} from '#engine/inline';
import { requireRevision } from '#platform/web';
import { updateTargets } from './change-targets.ts';
import { finishReview, type ReviewHooks } from './hooks.ts';
import { isPlaceholder } from './kept-targets.ts';
import { targetProblem } from './problems.ts';
import { findTarget, listRepetitions, type Repetition, type TargetRow } from './queries.ts';

export interface TargetEdit {
  readonly runId: string;
  readonly position: number;
  /** Text with the codes of its source as marks: `Press <1>Start</1>`. */
  readonly text: string;
  /** Revision the author saw. */
  readonly revision: number | undefined;
  /** Whether segments with the same source get the text too, unless theirs is approved or people worded it otherwise. */
  readonly propagate?: boolean;
  /** Whether the author, who has read it, approves it at once. */
  readonly approve?: boolean;
  readonly reason?: string | undefined;
}

/** Nothing reads the targets of a run in these states while people write them. */
const editable = new Set(['in_review', 'blocked', 'failed']);

/** Whether people may write targets of a run in this state, and decide on them. */
export function isEditable({ state }: { readonly state: string }): boolean {
  return editable.has(state);
}

/** What became of the segments with the same source. */
export interface Propagation {
  /** How many say the same now, be it that they did already. */
  readonly propagated: number;
  /** Positions of those that people worded otherwise, or rejected with just this text: they stay as they are. */
  readonly left: readonly number[];
}

/**
 * Writes a target anew, by a person's or program's hand, and others with the same source where that is asked for. What says that
 * already keeps its origin and what checks found: nobody wrote it.
 */
export async function editTarget(
  context: Context,
  edit: TargetEdit,
  hooks: ReviewHooks,
): Promise<Propagation> {
  const { runId, position } = edit;
  const run = await lockRun(context, runId, 'project.review');
  const row = await findTarget(context.db, run, position);
  if (row?.revision == null) throw targetProblem('target-unknown', { detail: `position ${position}` });
  if (!isEditable(run)) throw stateProblem(run.state, `targets are not edited, it is ${run.state}`);
  requireRevision(edit, row.revision);
  const text = readText(edit.text, row);
  const { given, left } = await shareOut(context, run, { ...edit, text });
  const isApproval = edit.approve === true;
  // What only stands for a missing target becomes one when it is saved.
  const isKept = ({ target, isPlaceholder }: Pick<Repetition, 'target' | 'isPlaceholder'>) =>
    says(target, text) && (isApproval || !isPlaceholder);
  const targets = [{ position, target: row.target ?? [], isPlaceholder: isEmpty(row) }, ...given];
  const written = targets.filter((target) => !isKept(target)).map((target) => target.position);
  const kept = targets.filter(isKept).map((target) => target.position);
  const change = { runId, by: context.actor, now: context.now(), reason: edit.reason };
  const reviewStatus = statusAfterEdit(isApproval);
  const textOf = () => ({ items: text.items, plain: plainText(text) });
  await updateTargets(context.db, { ...change, positions: written, textOf, reviewStatus });
  await updateTargets(context.db, {
    ...{ ...change, positions: kept },
    reviewStatus: isApproval ? reviewStatus : statusSeen,
  });
  if (written.length > 0) await hooks.onEdited?.(context, runId, written);
  context.record({
    action: 'runs.edit-target',
    subject: { kind: 'target', id: `${runId}/${position}` },
    projectId: run.projectId,
    before: { revision: row.revision, resultSource: row.resultSource, reviewStatus: row.reviewStatus },
    after: { revision: row.revision + 1, propagated: given.length, approved: isApproval },
    ...(edit.reason !== undefined && { reason: edit.reason }),
  });
  await finishReview(context, run, hooks);
  return { propagated: given.length, left };
}

/** Segments with the same source that get the text, and positions of those that are left. */
async function shareOut(
  { db }: Context,
  run: Run,
  { position, propagate, text }: Pick<TargetEdit, 'position' | 'propagate'> & { readonly text: InlineText },
): Promise<{ given: readonly Repetition[]; left: readonly number[] }> {
  const repetitions = propagate ? await listRepetitions(db, run, position) : [];
  const isLeft = ({ target, reviewStatus, isWordedOtherwise }: Repetition) =>
    says(target, text) ? reviewStatus === 'rejected' : isWordedOtherwise;
  return {
    given: repetitions.filter((repetition) => !isLeft(repetition)),
    left: repetitions.filter(isLeft).map((repetition) => repetition.position),
  };
}

function says(target: readonly InlineItem[] | null, text: InlineText): boolean {
  return target !== null && equalInline(makeInlineText(target, text.codes), text);
}

function isEmpty({ resultSource, reviewStatus, findingCodes }: TargetRow): boolean {
  return isPlaceholder({
    resultSource: resultSource ?? '',
    reviewStatus: reviewStatus ?? '',
    findingCodes: findingCodes ?? [],
  });
}

/** Of a target that is saved as it was: what is decided stays decided. */
const statusSeen = sql`case when review_status = 'required' then 'in_review' else review_status end`;

/** What nobody had to see before, nobody has to see because a person wrote it. */
export function statusAfterEdit(isApproved: boolean) {
  const open = isApproved ? 'approved' : 'in_review';
  return sql`case when review_status = 'not_required' then 'not_required' else ${open} end`;
}

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** Characters of a target that people may send, with its codes as marks. */
export const mostTargetCharacters = 100_000;

/** Refuses with `target-characters` what no Word document can hold. */
export function requireCharacters(text: string): void {
  if (forbidden.test(text) || !text.isWellFormed()) throw targetProblem('target-characters');
}

/** The text with the codes of its source. Refuses with `target-codes` what could not be assembled, naming the codes. */
function readText(marked: string, row: TargetRow): InlineText {
  requireCharacters(marked);
  const source = sourceOf(row);
  const { text, problems } = parseMarkedText(marked, source.codes);
  const unknown = problems.filter(({ kind }) => kind === 'unknown-mark');
  const blocking = compareCodes(source, text).filter(({ blocks }) => blocks);
  if (unknown.length > 0 || blocking.length > 0) throw codesProblem(unknown, blocking, source.codes);
  return text;
}

export function sourceOf({ source }: Pick<TargetRow, 'source'>): InlineText {
  return makeInlineText(source.items, new Map(source.codes.map((code) => [code.id, code])));
}

function codesProblem(
  unknown: readonly MarkProblem[],
  blocking: readonly CodeProblem[],
  codes: ReadonlyMap<number, InlineCode>,
) {
  const named = [
    ...unknown.map(({ mark }) => ({ mark, problem: 'unknown', hint: 'the source has no such code' })),
    ...blocking.map(({ id, kind }) => {
      const code = codes.get(id);
      const mark = code?.paired === false ? `<${id}/>` : `<${id}>…</${id}>`;
      return { mark, problem: kind as string, hint: code?.hint ?? '' };
    }),
  ];
  const detail = named.map(({ mark, problem }) => `${mark} ${problem}`).join(', ');
  return targetProblem('target-codes', { detail, facts: { codes: named } });
}

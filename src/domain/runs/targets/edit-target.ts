import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { lockRun, stateProblem } from '#domain/runs/access';
import {
  type CodeProblem,
  compareCodes,
  type InlineCode,
  type InlineText,
  type MarkProblem,
  makeInlineText,
  parseMarkedText,
  plainText,
} from '#engine/inline';
import { requireRevision } from '#platform/web';
import { updateTargets } from './change-targets.ts';
import { finishReview, type ReviewHooks } from './hooks.ts';
import { targetProblem } from './problems.ts';
import { findTarget, listRepetitions, type TargetRow } from './queries.ts';

export interface TargetEdit {
  readonly runId: string;
  readonly position: number;
  /** Text with the codes of its source as marks: `Press <1>Start</1>`. */
  readonly text: string;
  /** Revision the author saw. */
  readonly revision: number | undefined;
  /** Whether segments with the same source get the text too, unless theirs is approved. */
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

/** Writes a target anew, by a person's or program's hand; how many others got the same text. */
export async function editTarget(
  context: Context,
  edit: TargetEdit,
  hooks: ReviewHooks,
): Promise<{ propagated: number }> {
  const { runId, position } = edit;
  const run = await lockRun(context, runId, 'project.review');
  const row = await findTarget(context.db, run, position);
  if (row?.revision == null) throw targetProblem('target-unknown', { detail: `position ${position}` });
  if (!isEditable(run)) throw stateProblem(run.state, `targets are not edited, it is ${run.state}`);
  requireRevision(edit, row.revision);
  const text = readText(edit.text, row);
  const repetitions = edit.propagate ? await listRepetitions(context.db, run, position) : [];
  const positions = [position, ...repetitions];
  await updateTargets(context.db, {
    runId,
    positions,
    by: context.actor,
    now: context.now(),
    reason: edit.reason,
    textOf: () => ({ items: text.items, plain: plainText(text) }),
    reviewStatus: statusAfterEdit(edit.approve === true),
  });
  await hooks.onEdited?.(context, runId, positions);
  context.record({
    action: 'runs.edit-target',
    subject: { kind: 'target', id: `${runId}/${position}` },
    projectId: run.projectId,
    before: { revision: row.revision, resultSource: row.resultSource, reviewStatus: row.reviewStatus },
    after: { revision: row.revision + 1, propagated: repetitions.length, approved: edit.approve === true },
    ...(edit.reason !== undefined && { reason: edit.reason }),
  });
  await finishReview(context, run, hooks);
  return { propagated: repetitions.length };
}

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

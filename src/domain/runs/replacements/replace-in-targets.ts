import type { Context } from '#domain/context';
import { lockRun, stateProblem } from '#domain/runs/access';
import type { Run } from '#domain/runs/records';
import {
  isEditable,
  listTargetRows,
  listTargetsAt,
  requireCharacters,
  statusAfterEdit,
  type TargetRow,
  updateTargets,
} from '#domain/runs/targets';
import { newId } from '#platform/database';
import { type ReplacementSearch, replaceInRow, requireRoom } from './find-replacements.ts';
import { replacementProblem } from './problems.ts';
import { insertReplacement } from './queries.ts';

export interface ReplacementRequest extends ReplacementSearch {
  readonly runId: string;
  /** Targets that were chosen, with the revisions that were seen; without them every one in which the words stand. */
  readonly chosen?: readonly ChosenTarget[] | undefined;
}

export interface ChosenTarget {
  readonly position: number;
  readonly revision: number;
}

/**
 * Why a chosen target stays as it is: somebody was faster, the words are not in it or reach over a code, nothing would be
 * left, it would be longer than a target that people can edit.
 */
export type LeftReason = (typeof leftReasons)[number];
export const leftReasons = ['changed', 'no_hit', 'across_codes', 'empty', 'too_long'] as const;

export interface LeftTarget {
  readonly position: number;
  readonly reason: LeftReason;
}

export interface ReplacementOutcome {
  /** By which it can be taken back; null where nothing was replaced. */
  readonly id: string | null;
  /** Targets that have another text now. */
  readonly replaced: number;
  readonly left: readonly LeftTarget[];
}

/** Targets one transaction writes at most. */
export const mostReplaced = 10_000;

/**
 * Replaces words in targets as a person would by hand: each gets a revision, an entry in its history, and the review
 * status and pending checks of an edit. Codes are never touched. What somebody has changed since it was chosen is left.
 * Refuses with `replacements-too-many` what one transaction should not hold.
 */
export async function replaceInTargets(
  context: Context,
  request: ReplacementRequest,
): Promise<ReplacementOutcome> {
  const { runId, find, replaceWith, chosen } = request;
  const run = await lockRun(context, runId, 'project.review');
  if (!isEditable(run)) throw stateProblem(run.state, `targets are not edited, it is ${run.state}`);
  requireCharacters(replaceWith);
  const rows = await rowsOf(context, run, request);
  const revisions = chosen && new Map(chosen.map(({ position, revision }) => [position, revision]));
  const texts = new Map<number, { items: TargetRow['target'] & object; plain: string }>();
  const left: LeftTarget[] = [];
  let written = 0;
  for (const row of rows) {
    const { position } = row;
    const found = replaceInRow(row, request);
    if (revisions && revisions.get(position) !== row.revision) left.push({ position, reason: 'changed' });
    else if (!found) left.push({ position, reason: 'no_hit' });
    else if (found.replaced === 0) left.push({ position, reason: 'across_codes' });
    else if (found.after.plain.trim() === '') left.push({ position, reason: 'empty' });
    else if (found.isTooLong) left.push({ position, reason: 'too_long' });
    else {
      written += found.after.plain.length;
      requireRoom(written);
      texts.set(position, found.after);
    }
  }
  const known = new Set(rows.map(({ position }) => position));
  for (const { position } of chosen ?? [])
    if (!known.has(position)) left.push({ position, reason: 'no_hit' });
  const id = texts.size === 0 ? null : newId();
  if (id !== null)
    await insertReplacement(context.db, {
      ...{ id, runId, find, replaceWith, replaced: texts.size },
      ...{ by: context.actor, now: context.now() },
    });
  const replaced = await updateTargets(context.db, {
    ...{ runId, by: context.actor, now: context.now(), reason: `“${find}” → “${replaceWith}”` },
    ...(id !== null && { replacementId: id }),
    positions: [...texts.keys()],
    textOf: (position) => texts.get(position)!,
    reviewStatus: statusAfterEdit(false),
  });
  context.record({
    action: 'runs.replace-in-targets',
    subject: { kind: 'run', id: runId },
    projectId: run.projectId,
    after: { replacementId: id, replaced, left: left.length },
  });
  return { id, replaced, left: chosen ? left : left.filter(({ reason }) => reason !== 'no_hit') };
}

async function rowsOf(
  { db }: Context,
  run: Run,
  { chosen, choice, find }: ReplacementRequest,
): Promise<TargetRow[]> {
  const rows = chosen
    ? await listTargetsAt(
        db,
        run,
        chosen.map(({ position }) => position),
      )
    : await listTargetRows(db, run, { ...choice, target: find }, { after: -1, limit: mostReplaced + 1 });
  if (rows.length > mostReplaced)
    throw replacementProblem('replacements-too-many', { detail: `more than ${mostReplaced} targets` });
  return rows;
}

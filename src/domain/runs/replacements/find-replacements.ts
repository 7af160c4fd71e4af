import type { Context } from '#domain/context';
import { findRun } from '#domain/runs/access';
import {
  listTargetRows,
  mostTargetCharacters,
  sourceOf,
  type TargetChoice,
  type TargetRow,
  type TargetText,
} from '#domain/runs/targets';
import { type InlineItem, type InlineText, makeInlineText, markedText, plainText } from '#engine/inline';
import { replaceWords, type WordSearch } from '#engine/replacement';
import { replacementProblem } from './problems.ts';

export interface ReplacementSearch extends WordSearch {
  /** Not read as marks; empty takes the words away. */
  readonly replaceWith: string;
  /** Which targets are looked at. */
  readonly choice: Omit<TargetChoice, 'target'>;
}

/** A target in which the words stand, and what would become of it. */
export interface FoundReplacement {
  readonly row: TargetRow;
  readonly after: TargetText;
  /** Hits that are replaced, and hits that reach over a code and stay. */
  readonly replaced: number;
  readonly acrossCodes: number;
  /** Whether it would be longer than a target that people can edit and save; then it stays. */
  readonly isTooLong: boolean;
}

export interface FoundReplacements {
  readonly items: readonly FoundReplacement[];
  /** Position behind which to look on; undefined at the end. */
  readonly next: number | undefined;
}

/** Segments whose texts are read for one page at most, so that it stays quick where whole words are rare. */
const mostRead = 2_000;
const readAtOnce = 200;

/** Characters written at once: a letter may stand a hundred thousand times in a target, and become a thousand letters. */
const mostWritten = 20_000_000;

/** Refuses with `replacements-too-many` what no process should hold. */
export function requireRoom(written: number): void {
  if (written > mostWritten)
    throw replacementProblem('replacements-too-many', { detail: `more than ${mostWritten} characters` });
}

/** Where words would be replaced in a run's targets, in reading order; nothing is changed. Refuses as `requireRoom` does. */
export async function findReplacements(
  context: Context,
  runId: string,
  search: ReplacementSearch,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<FoundReplacements> {
  const run = await findRun(context, runId);
  const choice = { ...search.choice, target: search.find };
  const items: FoundReplacement[] = [];
  let last = after;
  let written = 0;
  for (let read = 0; read < mostRead; read += readAtOnce) {
    const rows = await listTargetRows(context.db, run, choice, { after: last, limit: readAtOnce });
    for (const row of rows) {
      if (items.length === limit) return { items, next: last };
      last = row.position;
      const found = replaceInRow(row, search);
      if (!found) continue;
      written += found.after.plain.length;
      requireRoom(written);
      items.push(found);
    }
    if (rows.length < readAtOnce) return { items, next: undefined };
  }
  return { items, next: last };
}

/** Undefined where the words do not stand in it, or it has no target. Refuses as `requireRoom` does. */
export function replaceInRow(row: TargetRow, search: ReplacementSearch): FoundReplacement | undefined {
  if (row.target === null) return undefined;
  const { find, replaceWith } = search;
  const mayBecome = ((row.plain?.length ?? 0) / find.length) * replaceWith.length;
  if (mayBecome > mostWritten)
    requireRoom(replaceWords(row.target, search, '').replaced * replaceWith.length);
  const { items, replaced, acrossCodes } = replaceWords(row.target, search, replaceWith);
  if (replaced + acrossCodes === 0) return undefined;
  const { codes } = sourceOf(row);
  const plain = plainText(makeInlineText(items, codes));
  const isTooLong = isLonger(items, row.target, codes);
  return { row, after: { items, plain }, replaced, acrossCodes, isTooLong };
}

/** What is too long already may become shorter. */
function isLonger(
  after: readonly InlineItem[],
  before: readonly InlineItem[],
  codes: InlineText['codes'],
): boolean {
  const length = (items: readonly InlineItem[]) => markedText(makeInlineText(items, codes)).length;
  const then = length(after);
  return then > mostTargetCharacters && then > length(before);
}

import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';
import { makeInlineText } from './make-inline-text.ts';
import { markPattern, unescapeMarks } from './marked-text.ts';

/** A mark that could not be taken as it stands. */
export interface MarkProblem {
  /** `unknown-mark`: no such code, kept as literal text. `mark-form`: read as what the code must be. */
  readonly kind: 'unknown-mark' | 'mark-form';
  /** The mark as written. */
  readonly mark: string;
  /** Offset of the mark in the marked text, UTF-16 units. */
  readonly offset: number;
}

/**
 * Reads `markedText` back. Tolerates spaces inside marks, a standalone code written as a pair (`<2></2>`) and an empty
 * pair written as one mark (`<1/>`); the last two are reported. Marks of unknown codes stay literal text and are
 * reported. Whether codes are missing or misplaced is for `compareCodes` to say. Never throws.
 */
export function parseMarkedText(
  marked: string,
  codes: ReadonlyMap<number, InlineCode>,
): { text: InlineText; problems: MarkProblem[] } {
  const items: InlineItem[] = [];
  const problems: MarkProblem[] = [];
  let position = 0;
  for (const match of marked.matchAll(markPattern)) {
    items.push({ kind: 'text', text: unescapeMarks(marked.slice(position, match.index)) });
    position = match.index + match[0].length;
    const read = readMark(match, codes, items.at(-2));
    items.push(...read.items);
    if (read.problem) problems.push({ kind: read.problem, mark: match[0], offset: match.index });
  }
  items.push({ kind: 'text', text: unescapeMarks(marked.slice(position)) });
  return { text: makeInlineText(items, codes), problems };
}

interface ReadMark {
  readonly items: readonly InlineItem[];
  readonly problem?: MarkProblem['kind'];
}

function readMark(
  match: RegExpExecArray,
  codes: ReadonlyMap<number, InlineCode>,
  before?: InlineItem,
): ReadMark {
  const [mark, slashBefore, digits, slashBehind] = match;
  const id = Number(digits);
  const code = codes.get(id);
  if (code === undefined || (slashBefore && slashBehind) || String(id) !== digits) {
    return { items: [{ kind: 'text', text: mark }], problem: 'unknown-mark' };
  }
  if (code.paired) {
    if (slashBefore) return { items: [{ kind: 'close', id }] };
    if (slashBehind)
      return {
        items: [
          { kind: 'open', id },
          { kind: 'close', id },
        ],
        problem: 'mark-form',
      };
    return { items: [{ kind: 'open', id }] };
  }
  if (slashBehind) return { items: [{ kind: 'standalone', id }] };
  if (slashBefore && before?.kind === 'standalone' && before.id === id) return { items: [] };
  return { items: [{ kind: 'standalone', id }], problem: 'mark-form' };
}

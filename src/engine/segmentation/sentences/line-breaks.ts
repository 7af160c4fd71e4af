import { bullets } from './list-markers.ts';

/** What a line break inside the text means. */
export type LineBreakPolicy =
  /** Tells wrapped lines from ended ones by what stands on either side. */
  | 'wrapped'
  /** Always ends a segment. */
  | 'end'
  /** Is white space like any other. */
  | 'space';

export const lineBreak = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;
const blankLine =
  /(?:\r\n?|[\n\v\f\u0085\u2028\u2029])[^\S\r\n]*(?:\r\n?|[\n\v\f\u0085\u2028\u2029])|[\f\u2029]/;
const newItem = new RegExp(
  String.raw`^\s*(?:[${bullets}※①-⑳*·]|[-–—]\s|\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})(?:[.．]?[)）]|[.．])|\d+(?:\.\d+)+\s)`,
);
const noSpaceScript = /[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uFF00-\uFFEF]/;

/**
 * Whether a segment ends at the white space `gap`, which holds a line break and follows no full stop. Wrapped text goes
 * on: a blank before the break, or a small letter behind a segment that began with a capital. Letters set one below
 * another are one word.
 */
export function lineEndsSegment(text: string, segmentStart: number, gap: string, gapStart: number): boolean {
  if (blankLine.test(gap)) return true;
  const after = gapStart + gap.length;
  const rest = text.slice(after, after + 12);
  if (/\t$/.test(gap) || newItem.test(rest)) return true;
  const before = text.slice(Math.max(segmentStart, gapStart - 3), gapStart);
  const spaced = /^[ \u00A0]/.test(gap);
  if (noSpaceScript.test(before.at(-1) ?? '')) return spaced;
  if (/^\p{Lu}{1,2}$/u.test(lastLine(before)) && /^\p{Lu}{1,2}(?:\s|$)/u.test(rest)) return false;
  if (spaced) return false;
  const opening = /[\p{L}\p{N}]/u.exec(text.slice(segmentStart, segmentStart + 12))?.[0] ?? '';
  return !(/^\p{Ll}/u.test(rest) && /\p{Lu}/u.test(opening));
}

function lastLine(text: string): string {
  return text.split(lineBreak).at(-1)!;
}

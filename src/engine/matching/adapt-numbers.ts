import { type InlineItem, type InlineText, plainText } from '#engine/inline';
import type { TokenAlignment } from './align-tokens.ts';
import { numberKey, numbersIn, writeNumber } from './number-form.ts';
import type { Token } from './tokens-of.ts';

/** A number of a unit's source and the one that a segment has in its place. */
export interface NumberChange {
  readonly here: string;
  readonly wanted: string;
}

/**
 * The numbers that differ at the same place, by `numberKey` of the unit's; undefined when a number of the unit stands
 * for several ones of the segment or for none, so that it is not clear what becomes of it in the target.
 */
export function numberChanges(
  unit: readonly Token[],
  segment: readonly Token[],
  { pairs }: TokenAlignment,
): ReadonlyMap<string, NumberChange> | undefined {
  const partner = new Map(pairs);
  const wanted = new Map<string, Set<string>>();
  const changes = new Map<string, NumberChange>();
  for (const [index, { kind, text }] of unit.entries()) {
    if (kind !== 'number') continue;
    const key = numberKey(text);
    const other = partner.has(index) ? segment[partner.get(index)!]!.text : '';
    wanted.set(key, (wanted.get(key) ?? new Set()).add(other));
    if (other !== '' && other !== text) changes.set(key, { here: text, wanted: other });
  }
  const isClear = [...changes.keys()].every((key) => wanted.get(key)!.size === 1);
  return isClear ? changes : undefined;
}

/** The text with the changes made to its numbers; undefined when one of them cannot be written as the text does. */
export function replaceNumbers(
  text: InlineText,
  changes: ReadonlyMap<string, NumberChange>,
): InlineText | undefined {
  const items: InlineItem[] = [];
  for (const item of text.items) {
    const replaced = item.kind === 'text' ? replaceIn(item.text, changes) : '';
    if (replaced === undefined) return undefined;
    items.push(item.kind === 'text' ? { kind: 'text', text: replaced } : item);
  }
  return { items, codes: text.codes };
}

function replaceIn(text: string, changes: ReadonlyMap<string, NumberChange>): string | undefined {
  let replaced = '';
  let position = 0;
  for (const number of numbersIn(text)) {
    const change = changes.get(numberKey(number.text));
    if (!change) continue;
    const written = writeNumber(change.wanted, change.here, number.text);
    if (written === undefined) return undefined;
    replaced += text.slice(position, number.start) + written;
    position = number.end;
  }
  return replaced + text.slice(position);
}

/**
 * Whether a target has the numbers it must have: those of the unit's target with the changes made, each number that
 * changes as often as in the unit's source, numbers in codes included.
 */
export function hasNumbersOf(
  unit: { readonly source: InlineText; readonly target: InlineText },
  changes: ReadonlyMap<string, NumberChange>,
  target: InlineText,
): boolean {
  const inSource = countNumbers(unit.source);
  const before = countNumbers(unit.target);
  const expected = new Map<string, number>();
  for (const [key, count] of before) {
    const change = changes.get(key);
    const now = change ? numberKey(change.wanted) : key;
    expected.set(now, (expected.get(now) ?? 0) + count);
  }
  const after = countNumbers(target);
  return (
    [...changes.keys()].every((key) => before.get(key) === inSource.get(key)) &&
    after.size === expected.size &&
    [...after].every(([key, count]) => expected.get(key) === count)
  );
}

function countNumbers(text: InlineText): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { text: number } of numbersIn(plainText(text))) {
    const key = numberKey(number);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

import { type InlineCode, type InlineItem, type InlineText, makeInlineText } from '#engine/inline';
import { describeForeign, nativeText } from './foreign-code.ts';
import { readCharacter, readOwnCode } from './own-code.ts';
import type { PairedCode, PairedItem } from './pair-codes.ts';
import type { TmxCode } from './tmx-unit.ts';

/** A segment with its codes numbered. */
export interface NumberedSegment {
  readonly text: InlineText;
  readonly codes: ReadonlyMap<number, TmxCode>;
}

/** A code of a segment and what it is matched by in the unit's other segments. */
interface KeyedCode {
  readonly code: PairedCode;
  readonly key: string;
  /** The number it would like to have. */
  readonly wish: number | undefined;
}

/**
 * Numbers the codes of a unit so that the same code has the same number in every segment: by `x`; without it by native
 * code and, where that is empty, by `i`. Codes alike are matched in their order. The number is `x` where it is one and
 * free, else the lowest free one.
 */
export function numberCodes(segments: readonly (readonly PairedItem[])[]): NumberedSegment[] {
  const keyed = segments.map(keyCodes);
  const numbers = assignNumbers(keyed.flat());
  return segments.map((items, index) => {
    const ids = new Map(keyed[index]!.map(({ code, key }) => [code, numbers.get(key)!]));
    return numberSegment(items, ids);
  });
}

function keyCodes(items: readonly PairedItem[]): KeyedCode[] {
  const codes = new Set<PairedCode>();
  for (const item of items) if (item.kind !== 'text' && item.kind !== 'close') codes.add(item.code);
  const times = new Map<string, number>();
  return [...codes].map((code) => {
    const number = /^\d{1,9}$/.test(code.x) ? Number(code.x) : undefined;
    if (number !== undefined && readOwnCode(code.content))
      return { code, key: `own ${number}`, wish: number };
    const base = `${code.isPair} ${matchedBy(code)}`;
    const time = (times.get(base) ?? 0) + 1;
    times.set(base, time);
    return { code, key: `${base} ${time}`, wish: time === 1 ? number : undefined };
  });
}

function matchedBy(code: PairedCode): string {
  if (code.x !== '') return `x ${code.x}`;
  const native = nativeText(code.content);
  return native === '' && code.isPair ? `i ${code.i}` : `native ${native}`;
}

/** Numbers by key. Verso's own codes come first: their number is part of the text. */
function assignNumbers(codes: readonly KeyedCode[]): Map<string, number> {
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  const assign = (key: string, number: number) => {
    numbers.set(key, number);
    taken.add(number);
  };
  for (const { key, wish } of codes) if (wish !== undefined && key.startsWith('own ')) assign(key, wish);
  for (const { key, wish } of codes) {
    if (wish !== undefined && !numbers.has(key) && !taken.has(wish)) assign(key, wish);
  }
  let next = 1;
  for (const { key } of codes) {
    if (numbers.has(key)) continue;
    while (taken.has(next)) next++;
    assign(key, next);
  }
  return numbers;
}

function numberSegment(items: readonly PairedItem[], ids: ReadonlyMap<PairedCode, number>): NumberedSegment {
  const numbered: InlineItem[] = [];
  const described = new Map<number, InlineCode>();
  const codes = new Map<number, TmxCode>();
  for (const item of items) {
    const character = item.kind === 'text' ? item.text : readCharacter(item.code.content);
    if (item.kind === 'text' || (character !== undefined && item.kind === 'standalone')) {
      numbered.push({ kind: 'text', text: character! });
      continue;
    }
    const id = ids.get(item.code)!;
    numbered.push({ kind: item.kind, id });
    if (described.has(id)) continue;
    const own = readOwnCode(item.code.content);
    described.set(id, { id, paired: item.code.isPair, ...(own ?? describeForeign(item.code)) });
    if (own === undefined) codes.set(id, nativeOf(item.code));
  }
  return { text: makeInlineText(numbered, described), codes };
}

function nativeOf({ element, attributes, content, endContent }: PairedCode): TmxCode {
  return { element: element === 'ept' ? 'it' : element, attributes, content, endContent };
}

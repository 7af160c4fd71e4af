import {
  crossings,
  findPairs,
  type InlineCode,
  type InlineItem,
  type InlineText,
  type PairPlace,
} from '#engine/inline';
import { subTypeOf, typeOf } from './code-attributes.ts';
import { attributes, contentWithCodePoints, spellForbidden } from './xml-safe.ts';

/** Pairs nested deeper than this are written as `<sc>` and `<ec>`, so that no reader meets deep nesting. */
const deepest = 64;

/** What the codes of one segment are called in the file. */
export interface SegmentNames {
  /** Unique in the unit for each code of the segment. */
  xliffId(id: number): string;
  /** Id of the original data that holds this hint, if there is one. */
  dataRef(hint: string): string | undefined;
}

/**
 * The content of `<source>` or `<target>`: nested pairs as `<pc>`, crossing ones as `<sc>` and `<ec>`, halves whose
 * other half is in another segment as isolated ones, all else as `<ph>` (XLIFF 2.1, 4.7.2).
 */
export function writeContent(text: InlineText, names: SegmentNames): string {
  const pairs = findPairs(text.items);
  const whole = new Set(pairs.map((pair) => pair.id));
  const enclosing = enclosingPairs(pairs);
  let firstUnmovable = Number.POSITIVE_INFINITY;
  for (const { id, movable } of text.codes.values())
    if (!movable) firstUnmovable = Math.min(firstUnmovable, id);
  const seen = new Map<string, number>();
  let written = '';
  for (const [index, item] of text.items.entries()) {
    if (item.kind === 'text') {
      written += contentWithCodePoints(item.text);
      continue;
    }
    const code = text.codes.get(item.id)!;
    const key = `${item.kind} ${item.id}`;
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    const name = names.xliffId(item.id);
    const id = times === 1 ? name : `${name}-copy${times}`;
    const copyOf = times === 1 ? undefined : name;
    const rules = {
      canCopy: 'no',
      canDelete: code.deletable && code.movable ? undefined : 'no',
      canReorder: code.movable ? undefined : code.id === firstUnmovable ? 'firstNo' : 'no',
      copyOf,
    };
    const kind = { type: typeOf(code), subType: subTypeOf(code) };
    const shown = {
      disp: spellForbidden(code.hint) || undefined,
      equiv: spellForbidden(code.equivalent) || undefined,
    };
    const dataRef = names.dataRef(code.hint);
    if (enclosing.has(index)) {
      if (item.kind === 'close') written += '</pc>';
      else {
        const described = { dispStart: shown.disp, equivStart: shown.equiv, dataRefStart: dataRef };
        written += `<pc${attributes({ id, ...rules, ...kind, ...described })}>`;
      }
    } else {
      const place = placeOf(code, item, id, whole.has(item.id));
      written += `<${place.element}${attributes({ ...place.named, ...rules, ...kind, ...shown, dataRef })}/>`;
    }
  }
  return written;
}

/** How a code that is no `<pc>` is written, and which attributes name it. */
function placeOf(code: InlineCode, item: InlineItem, id: string, whole: boolean) {
  if (item.kind === 'open') return { element: 'sc', named: { id, isolated: whole ? undefined : 'yes' } };
  if (item.kind === 'close') {
    return { element: 'ec', named: whole ? { startRef: id } : { id, isolated: 'yes' } };
  }
  if (code.type === 'span-start') return { element: 'sc', named: { id, isolated: 'yes' } };
  if (code.type === 'span-end') return { element: 'ec', named: { id, isolated: 'yes' } };
  return { element: 'ph', named: { id } };
}

/** The items, by index, that open or close a pair which can be an element: crossing no other, not too deep. */
export function enclosingPairs(pairs: readonly PairPlace[]): Set<number> {
  const crossing = new Set(crossings(pairs).flat());
  const enclosing = new Set<number>();
  let open: number[] = [];
  for (const pair of pairs) {
    open = open.filter((close) => close > pair.open);
    if (crossing.has(pair.id) || open.length >= deepest) continue;
    open.push(pair.close);
    enclosing.add(pair.open).add(pair.close);
  }
  return enclosing;
}

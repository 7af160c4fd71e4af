import type { TextLink } from './align-words.ts';
import { CodeHolders } from './code-holders.ts';
import { compareCodes, idsOf, misplacedCodes } from './compare-codes.ts';
import { crossingKey, crossings } from './crossings.ts';
import { findPairs } from './find-pairs.ts';
import type { InlineItem, InlineText } from './inline-text.ts';
import { makeInlineText, mergeItems } from './make-inline-text.ts';
import { type Anchors, atomsOf, CodePlacer, textOf } from './place-codes.ts';

/** One change `repairCodes` made. */
export interface CodeRepair {
  readonly kind:
    | 'dropped' // the code is unknown, or occurred once too often
    | 'narrowed' // a pair ends earlier, so that it no longer crosses another
    | 'placed'; // the code was lost, halved or out of order and stands where the source suggests
  readonly id: number;
}

/**
 * Makes the codes of a target those of its source, as well as can be done without knowing the languages, and always
 * the same way. `compareCodes` of the result reports nothing that blocks; text is never changed or lost. Deletable
 * pairs that the target left out stay out.
 */
export function repairCodes(
  source: InlineText,
  target: InlineText,
): { text: InlineText; repairs: CodeRepair[] } {
  if (compareCodes(source, target).length === 0) return { text: target, repairs: [] };
  const repairs: CodeRepair[] = [];
  const known = dropStrangers(source, target.items, repairs);
  const nested = makeInlineText(narrowCrossings(source, known.items, repairs), source.codes);
  const misplaced = new Set([...misplacedCodes(source, nested), ...new CodeHolders(source).strays(nested)]);
  const atoms = atomsOf(nested.items).filter((item) => item.kind === 'text' || !misplaced.has(item.id));
  const placer = new CodePlacer(source, atoms);
  const present = idsOf(atoms);
  for (const id of idsOf(source.items)) {
    if (present.has(id)) continue;
    const { paired, deletable } = source.codes.get(id)!;
    const anchors = known.halves.get(id);
    if (!paired) placer.placeStandalone(id);
    else if (!deletable || anchors || misplaced.has(id)) placer.placePair(id, anchors ?? {});
    else continue;
    repairs.push({ kind: 'placed', id });
  }
  const text = makeInlineText(atoms, source.codes);
  return compareCodes(source, text).some(({ blocks }) => blocks)
    ? placedAnew(source, target)
    : { text, repairs };
}

/** For targets in which what may not move leaves no room for what is lost. */
function placedAnew(source: InlineText, target: InlineText): { text: InlineText; repairs: CodeRepair[] } {
  const text = projectCodes(source, textOf(target.items));
  return { text, repairs: [...text.codes.keys()].map((id) => ({ kind: 'placed', id })) };
}

/**
 * A translation that came without codes, with every code of its source at the words that correspond: pairs nest as in
 * the source, none splits a word. `links` between the texts without codes are trusted where given, else found by
 * `alignWords`. `compareCodes` of the result reports nothing that blocks.
 */
export function projectCodes(
  source: InlineText,
  target: string,
  links: readonly TextLink[] = [],
): InlineText {
  const atoms = atomsOf([{ kind: 'text', text: target }]);
  if (source.codes.size === 0) return makeInlineText(atoms);
  const placer = new CodePlacer(source, atoms, links);
  for (const id of idsOf(source.items)) {
    if (source.codes.get(id)!.paired) placer.placePair(id, {});
    else placer.placeStandalone(id);
  }
  return makeInlineText(atoms, source.codes);
}

/** Keeps the first occurrence of each code of the source; single halves of pairs go, their places are remembered. */
function dropStrangers(source: InlineText, items: readonly InlineItem[], repairs: CodeRepair[]) {
  const whole = new Set(findPairs(items).flatMap((pair) => [pair.open, pair.close]));
  const halves = new Map<number, Anchors>();
  const seen = new Set<string>();
  const pairedIds = new Set<number>();
  let offset = 0;
  const kept = items.filter((item, index) => {
    if (item.kind === 'text') {
      offset += item.text.length;
      return true;
    }
    const code = source.codes.get(item.id);
    const key = `${item.kind} ${item.id}`;
    const fits = code !== undefined && code.paired === (item.kind !== 'standalone');
    if (fits && item.kind !== 'standalone' && !whole.has(index)) {
      if (!halves.has(item.id)) halves.set(item.id, { [item.kind]: offset });
      return false;
    }
    if (!fits || seen.has(key)) {
      if (!repairs.some((repair) => repair.id === item.id)) repairs.push({ kind: 'dropped', id: item.id });
      return false;
    }
    seen.add(key);
    pairedIds.add(item.id);
    return true;
  });
  for (const id of halves.keys()) {
    if (!pairedIds.has(id)) continue;
    halves.delete(id);
    if (!repairs.some((repair) => repair.id === id)) repairs.push({ kind: 'dropped', id });
  }
  return { items: mergeItems(kept), halves };
}

/** Lets a pair that crosses another end where the other ends, unless the two cross in the source as well. */
function narrowCrossings(
  source: InlineText,
  items: readonly InlineItem[],
  repairs: CodeRepair[],
): InlineItem[] {
  const allowed = new Set(crossings(findPairs(source.items)).map(crossingKey));
  const mayCross = (a: number, b: number) => allowed.size > 0 && allowed.has(crossingKey([a, b]));
  const nested: InlineItem[] = [];
  const ended = new Set<number>();
  const open: number[] = [];
  for (const item of items) {
    if (item.kind === 'open') open.push(item.id);
    if (item.kind === 'close') {
      if (ended.has(item.id)) continue;
      const at = open.lastIndexOf(item.id);
      const ending = [item.id];
      for (const inner of open.slice(at + 1)) {
        if (!ending.every((outer) => mayCross(outer, inner))) ending.push(inner);
      }
      for (const id of ending.slice(1).reverse()) {
        nested.push({ kind: 'close', id });
        ended.add(id);
        if (!repairs.some((repair) => repair.id === id)) repairs.push({ kind: 'narrowed', id });
      }
      for (const id of ending) open.splice(open.lastIndexOf(id), 1);
    }
    nested.push(item);
  }
  return nested;
}

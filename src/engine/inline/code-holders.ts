import { crossings } from './crossings.ts';
import { findPairs } from './find-pairs.ts';
import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';
import { OpenPairs, type SourcePair } from './open-pairs.ts';

/** A standalone code that may not move. */
interface FixedCode {
  /** Its place in the source, as an index of items. */
  readonly place: number;
  readonly isHalf: boolean;
  /** How many pairs must stand around it. */
  readonly keepers: number;
}

/**
 * Which pairs a target keeps around each code that may not move. The half of a span stands in no pair that does not
 * hold it in the source: the whole span would cross it. Any other such code, for instance the part of a field, stands
 * in the same pairs as there; only formats come and go around it. Where pairs cross in the source, none needs to hold
 * it. Linear in the texts, however deep their pairs nest.
 */
export class CodeHolders {
  private readonly source: InlineText;
  private readonly pairs: ReadonlyMap<number, SourcePair>;
  private readonly fixed: ReadonlyMap<number, FixedCode>;
  private readonly holding = new Set<number>();

  constructor(source: InlineText) {
    this.source = source;
    const isAny = [...source.codes.values()].some(isFixed);
    this.pairs = isAny ? pairsOf(source) : new Map();
    this.fixed = isAny ? this.findFixed() : new Map();
  }

  /** Whether a pair must not stand around a code. */
  isForeign(id: number, pair: number): boolean {
    const code = this.fixed.get(id);
    const holder = this.pairs.get(pair);
    if (!code || !holder || holds(holder, code)) return false;
    return code.isHalf || !holder.isFormat;
  }

  /** Goes along a target that has some of the pairs, and knows at each place whether a code may stand there. */
  standing(id: number, present: (pair: number) => boolean): Standing {
    const code = this.fixed.get(id);
    const open = new OpenPairs(this.pairs);
    const keepers = code?.keepers ? this.countKeepers(code, present) : 0;
    return {
      pass: (item) => code && passTo(open, item),
      get isAllowed() {
        return code === undefined || mayStand(code, keepers, open);
      },
    };
  }

  /** The codes of a target that stand in other pairs than they may. */
  strays({ items }: InlineText): number[] {
    if (this.fixed.size === 0) return [];
    const strays: number[] = [];
    const seen = new Set<number>();
    const open = new OpenPairs(this.pairs);
    const whole = new Set(findPairs(items).flatMap((pair) => [pair.open, pair.close]));
    for (const [index, item] of items.entries()) {
      if (whole.has(index)) passTo(open, item);
      const code = item.kind === 'standalone' ? this.fixed.get(item.id) : undefined;
      if (item.kind !== 'standalone' || !code || seen.has(item.id)) continue;
      seen.add(item.id);
      if (!mayStand(code, code.keepers, open)) strays.push(item.id);
    }
    return strays;
  }

  /** Whether a pair holds a code that may not leave it, and so has its place among those that may not move. */
  isHolding(pair: number): boolean {
    return this.holding.has(pair);
  }

  private findFixed(): Map<number, FixedCode> {
    const fixed = new Map<number, FixedCode>();
    const open = new OpenPairs(this.pairs);
    /** How many whole ones stood before each pair that is open. */
    const before = new Map<number, number>();
    let wholes = 0;
    for (const [place, item] of this.source.items.entries()) {
      if (item.kind === 'text') continue;
      const code = this.source.codes.get(item.id);
      passTo(open, item);
      if (item.kind === 'open') before.set(item.id, wholes);
      else if (item.kind === 'close') {
        const isHolding = wholes > (before.get(item.id) ?? wholes);
        if (isHolding && this.pairs.get(item.id)?.keeps) this.holding.add(item.id);
      } else if (isFixed(code) && !fixed.has(item.id)) {
        fixed.set(item.id, { place, isHalf: isHalf(code), keepers: isHalf(code) ? 0 : open.keeping });
        if (!isHalf(code)) wholes++;
      }
    }
    return fixed;
  }

  private countKeepers(code: FixedCode, present: (pair: number) => boolean): number {
    let count = 0;
    for (const [id, pair] of this.pairs) if (pair.keeps && holds(pair, code) && present(id)) count++;
    return count;
  }
}

export interface Standing {
  pass(item: InlineItem): void;
  /** Whether the code may stand behind what was passed. */
  readonly isAllowed: boolean;
}

/** Where no pair is strange to a code, all that must hold it are there if they are as many. */
function mayStand({ place, isHalf }: FixedCode, keepers: number, open: OpenPairs): boolean {
  return isHalf ? open.allHold(place, 'all') : open.allHold(place, 'firm') && open.keeping === keepers;
}

function pairsOf({ items, codes }: InlineText): Map<number, SourcePair> {
  const found = findPairs(items);
  const isNested = crossings(found).length === 0;
  const places = new Map(found.map((pair) => [pair.id, pair]));
  const pairs = new Map<number, SourcePair>();
  for (const { id, paired, type, deletable } of codes.values()) {
    if (!paired) continue;
    const { open, close } = places.get(id) ?? { open: Infinity, close: -Infinity };
    const isFormat = type === 'format';
    pairs.set(id, { open, close, isFormat, keeps: isNested && !isFormat && !deletable && open < close });
  }
  return pairs;
}

function passTo(open: OpenPairs, item: InlineItem): void {
  if (item.kind === 'open') open.open(item.id);
  else if (item.kind === 'close') open.close(item.id);
}

function holds({ open, close }: SourcePair, { place }: FixedCode): boolean {
  return open < place && place < close;
}

function isFixed(code: InlineCode | undefined): boolean {
  return code !== undefined && !code.paired && (!code.movable || isHalf(code));
}

function isHalf(code: InlineCode | undefined): boolean {
  return code?.type === 'span-start' || code?.type === 'span-end';
}

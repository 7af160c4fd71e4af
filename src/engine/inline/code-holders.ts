import { crossings } from './crossings.ts';
import { findPairs } from './find-pairs.ts';
import type { InlineCode, InlineItem, InlineText } from './inline-text.ts';

/**
 * Which pairs a target keeps around each code that may not move. The half of a span stands in no pair that does not
 * hold it in the source: the whole span would cross it. Any other such code, for instance the part of a field, stands
 * in the same pairs as there; only formats come and go around it. Where
 * pairs cross in the source, none needs to hold it.
 */
export class CodeHolders {
  private readonly source: InlineText;
  private readonly inSource: ReadonlyMap<number, ReadonlySet<number>>;
  private readonly required: ReadonlyMap<number, readonly number[]>;
  private readonly holding: ReadonlySet<number>;

  constructor(source: InlineText) {
    this.source = source;
    this.inSource = this.around(source.items);
    this.required = this.inSource.size > 0 ? requiredIn(source, this.inSource) : new Map();
    this.holding = new Set([...this.required.values()].flat());
  }

  /** Whether a pair must not stand around a code. */
  isForeign(id: number, pair: number): boolean {
    const holders = this.inSource.get(id);
    if (!holders || holders.has(pair)) return false;
    return isHalf(this.source.codes.get(id)) || this.source.codes.get(pair)?.type !== 'format';
  }

  /** Whether a code may stand where these pairs are open, of all that the text has. */
  mayStand(id: number, open: readonly number[], present: (pair: number) => boolean): boolean {
    if (open.some((pair) => this.isForeign(id, pair))) return false;
    return (this.required.get(id) ?? []).every((pair) => open.includes(pair) || !present(pair));
  }

  /** The codes of a target that stand in other pairs than they may. */
  strays(target: InlineText): number[] {
    if (this.inSource.size === 0) return [];
    const strays: number[] = [];
    for (const [id, pairs] of this.around(target.items)) {
      const known = [...pairs].filter((pair) => this.source.codes.has(pair));
      if (!this.mayStand(id, known, () => true)) strays.push(id);
    }
    return strays;
  }

  /** Whether a pair holds a code that may not leave it, and so has its place among those that may not move. */
  isHolding(pair: number): boolean {
    return this.holding.has(pair);
  }

  /** The whole pairs around each standalone code that may not move. */
  private around(items: readonly InlineItem[]): Map<number, Set<number>> {
    const around = new Map<number, Set<number>>();
    const { codes } = this.source;
    if (![...codes.values()].some(isFixed)) return around;
    const whole = new Set(findPairs(items).flatMap(({ open, close }) => [open, close]));
    const open = new Set<number>();
    for (const [index, item] of items.entries()) {
      if (item.kind === 'open' && whole.has(index)) open.add(item.id);
      else if (item.kind === 'close' && whole.has(index)) open.delete(item.id);
      else if (item.kind === 'standalone' && isFixed(codes.get(item.id)) && !around.has(item.id))
        around.set(item.id, new Set(open));
    }
    return around;
  }
}

/** For each code the pairs that must stand around it. */
function requiredIn(
  source: InlineText,
  around: ReadonlyMap<number, ReadonlySet<number>>,
): Map<number, number[]> {
  if (crossings(findPairs(source.items)).length > 0) return new Map();
  const mustHold = (pair: number): boolean => {
    const { type, deletable } = source.codes.get(pair)!;
    return type !== 'format' && !deletable;
  };
  const wholes = [...around].filter(([id]) => !isHalf(source.codes.get(id)));
  return new Map(wholes.map(([id, pairs]) => [id, [...pairs].filter(mustHold)]));
}

function isFixed(code: InlineCode | undefined): boolean {
  return code !== undefined && !code.paired && (!code.movable || isHalf(code));
}

function isHalf(code: InlineCode | undefined): boolean {
  return code?.type === 'span-start' || code?.type === 'span-end';
}

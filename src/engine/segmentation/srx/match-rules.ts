import type { CompiledRule, Side } from './compile-rules.ts';

/** What rules say about one place. */
export type Decision = 'break' | 'no-break' | null;

type Test = (offset: number) => boolean;

/**
 * Asks rules about the places of one text. An expression either costs a place no more than its own length, or is run
 * over the text once for all places; either way the cost is linear in the length of the text.
 */
export class RuleMatcher {
  private readonly text: string;
  private readonly rules: readonly { readonly break: boolean; readonly fits: Test }[];
  private readonly candidates: readonly ((from: number) => number)[];

  constructor(rules: readonly CompiledRule[], text: string) {
    this.text = text;
    const sides = new Map<Side, Test>();
    const test = (side: Side): Test => {
      const made = sides.get(side) ?? testOf(side, text);
      sides.set(side, made);
      return made;
    };
    this.rules = rules.map((rule) => {
      const before = test(rule.before);
      const after = test(rule.after);
      return { break: rule.break, fits: (offset) => before(offset) && after(offset) };
    });
    const breaking = rules.filter((rule) => rule.break);
    const quick = breaking.filter((rule) => !isLinear(rule));
    this.candidates = [
      ...(quick.length > 0 ? [searchFor(quick, text)] : []),
      ...breaking.filter(isLinear).map((rule) => placesOf(test(rule.before), test(rule.after), text.length)),
    ];
  }

  /** The first fitting rule's word on the place `offset`, or null where none fits. */
  decide(offset: number): Decision {
    const rule = this.rules.find((candidate) => candidate.fits(offset));
    return rule ? (rule.break ? 'break' : 'no-break') : null;
  }

  /** All places where the rules break, ascending; neither 0 nor the length. White space is not looked at. */
  breaks(): number[] {
    const found = new Set<number>();
    for (const next of this.candidates) {
      for (let place = next(1); place > 0 && place < this.text.length; place = next(place + 1))
        found.add(place);
    }
    return [...found].filter((place) => this.decide(place) === 'break').sort((a, b) => a - b);
  }
}

function isLinear(rule: CompiledRule): boolean {
  return [rule.before, rule.after].some((side) => side !== null && 'linear' in side);
}

function testOf(side: Side, text: string): Test {
  if (side === null) return () => true;
  if ('linear' in side) {
    let places: Uint8Array | null = null;
    return (offset) => {
      places ??= side.linear.scan(text);
      return places[offset] === 1;
    };
  }
  return (offset) => {
    side.at.lastIndex = offset;
    return side.at.test(text);
  };
}

/** The first place from `from` on where one of the rules fits, or -1. */
function searchFor(rules: readonly CompiledRule[], text: string): (from: number) => number {
  const source = (side: Side) => (side !== null && 'source' in side ? side.source : '');
  const any = new RegExp(
    rules.map((rule) => `(?:${source(rule.before)}${source(rule.after)})`).join('|'),
    'vg',
  );
  return (from) => {
    any.lastIndex = from;
    return any.exec(text)?.index ?? -1;
  };
}

function placesOf(before: Test, after: Test, length: number): (from: number) => number {
  return (from) => {
    for (let place = from; place < length; place++) if (before(place) && after(place)) return place;
    return -1;
  };
}

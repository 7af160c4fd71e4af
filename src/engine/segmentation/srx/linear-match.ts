import { isDeterministic, mostRounds } from './pattern-cost.ts';
import { PatternFault, type PatternNode, patternSource } from './pattern-nodes.ts';

/** Steps of a program: take a character, check a condition, go on at one or two places, or be done. */
type Step =
  | { readonly do: 'take'; readonly set: (character: string) => boolean }
  | { readonly do: 'check'; readonly at: RegExp }
  | { do: 'split'; to: number[] }
  | { readonly do: 'done' };

/** More steps would make every character of every text slow; expressions of this size are lists that belong in words. */
const longestProgram = 4000;

/**
 * Matches an expression by following all its ways at once (Thompson, "Regular Expression Search Algorithm", 1968): one
 * pass over a text answers every place, in time proportional to the length of the text times that of the expression,
 * whatever the two are. For expressions that backtracking could be slow on.
 */
export class LinearPattern {
  private readonly steps: Step[] = [];
  private readonly backwards: boolean;

  /** `backwards`: the expression is about what follows a place and is matched from the end of the text. */
  constructor(node: PatternNode, backwards: boolean) {
    this.backwards = backwards;
    this.add(node);
    this.push({ do: 'done' });
  }

  /** Marks (with 1) every place of `text` up to which, or from which on, the expression matches. */
  scan(text: string): Uint8Array {
    const places = new Uint8Array(text.length + 1);
    let threads: number[] = [];
    const seen = new Uint32Array(this.steps.length);
    let round = 0;
    const enter = (step: number, place: number, into: number[]) => {
      const waiting = [step];
      while (waiting.length > 0) {
        const current = waiting.pop()!;
        if (seen[current] === round) continue;
        seen[current] = round;
        const what = this.steps[current]!;
        if (what.do === 'take') into.push(current);
        else if (what.do === 'done') places[place] = 1;
        else if (what.do === 'split') waiting.push(...what.to);
        else {
          what.at.lastIndex = place;
          if (what.at.test(text)) waiting.push(current + 1);
        }
      }
    };
    for (let place = this.backwards ? text.length : 0; ; ) {
      round++;
      const arrived = threads;
      threads = [];
      for (const step of arrived) enter(step, place, threads);
      enter(0, place, threads);
      const character = this.characterAt(text, place);
      if (character === '') return places;
      threads = threads
        .filter((step) => (this.steps[step] as Step & { do: 'take' }).set(character))
        .map((step) => step + 1);
      place += this.backwards ? -character.length : character.length;
    }
  }

  private characterAt(text: string, place: number): string {
    if (!this.backwards) return place < text.length ? String.fromCodePoint(text.codePointAt(place)!) : '';
    if (place === 0) return '';
    const low = text.charCodeAt(place - 1);
    const pair = low >= 0xdc00 && low <= 0xdfff && place > 1 ? text.codePointAt(place - 2)! : 0;
    return pair > 0xffff ? String.fromCodePoint(pair) : text[place - 1]!;
  }

  private push(step: Step): number {
    if (this.steps.length >= longestProgram)
      throw new PatternFault('an expression too long to match step by step');
    return this.steps.push(step) - 1;
  }

  private add(node: PatternNode): void {
    switch (node.kind) {
      case 'characters':
        this.push({ do: 'take', set: memberTest(node.source) });
        return;
      case 'condition':
        this.push({ do: 'check', at: new RegExp(node.source, 'vy') });
        return;
      case 'look':
        if (!isDeterministic(node)) throw new PatternFault('a look-around with several ways to match');
        this.push({ do: 'check', at: new RegExp(patternSource(node, mostRounds), 'vy') });
        return;
      case 'sequence':
        for (const item of this.backwards ? [...node.items].reverse() : node.items) this.add(item);
        return;
      case 'choice':
        this.addChoice(node.options);
        return;
      case 'repeat':
        this.addRepeat(node.min, node.max, node.body);
    }
  }

  private addChoice(options: readonly PatternNode[]): void {
    const split: Step = { do: 'split', to: [] };
    this.push(split);
    const ends: { do: 'split'; to: number[] }[] = [];
    for (const option of options) {
      split.to.push(this.steps.length);
      this.add(option);
      const end: Step = { do: 'split', to: [] };
      this.push(end);
      ends.push(end);
    }
    for (const end of ends) end.to = [this.steps.length];
  }

  private addRepeat(min: number, max: number, body: PatternNode): void {
    for (let round = 0; round < min; round++) this.add(body);
    const open: { do: 'split'; to: number[] }[] = [];
    const rounds = max === Number.POSITIVE_INFINITY ? 1 : max - min;
    for (let round = 0; round < rounds; round++) {
      const split: Step = { do: 'split', to: [] };
      const at = this.push(split);
      split.to.push(at + 1);
      open.push(split);
      this.add(body);
      if (max === Number.POSITIVE_INFINITY) this.push({ do: 'split', to: [at] });
    }
    for (const split of open) split.to.push(this.steps.length);
  }
}

const tests = new Map<string, (character: string) => boolean>();

/** Whether a character is in a class; the answers are kept, as texts repeat their characters. */
function memberTest(source: string): (character: string) => boolean {
  const known = tests.get(source);
  if (known) return known;
  const pattern = new RegExp(`^${source}$`, 'v');
  const answers = new Map<string, boolean>();
  const test = (character: string) => {
    let answer = answers.get(character);
    if (answer === undefined) {
      answer = pattern.test(character);
      answers.set(character, answer);
    }
    return answer;
  };
  if (tests.size > 5000) tests.clear();
  tests.set(source, test);
  return test;
}

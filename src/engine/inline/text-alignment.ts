import { type Word, wordsOf } from '#engine/words';
import { alignWords, type TextLink } from './align-words.ts';

/** A word of the target with what is known of the stretch of the source it translates. */
interface TargetWord {
  readonly start: number;
  readonly end: number;
  readonly isSign: boolean;
  /** Stretches of the source that it is linked with, and the first and last offset they touch. */
  readonly from: (readonly [start: number, end: number])[];
  first: number;
  last: number;
  /** How sure that is; 0 where only its place is known. */
  strength: number;
}

/** What an unlinked word counts for a stretch at its expected place, against 1 for a sure link. */
const weightOfPlace = 0.25;
const weightOfSign = 0.1;

/**
 * Which stretch of a target corresponds to which stretch of its source (offsets in UTF-16 units): by links between
 * their words, given by the engine or found by `alignWords`, and by place for what has no link.
 */
export class TextAlignment {
  private readonly source: string;
  private readonly target: string;
  private readonly links: readonly TextLink[];
  private readonly words: readonly TargetWord[];
  /** The words of the target by the places of the source they translate. */
  private readonly buckets = new Map<number, number[]>();
  private readonly isBoundary: (offset: number) => boolean;

  constructor(source: string, target: string, given: readonly TextLink[] = []) {
    this.source = source;
    this.target = target;
    this.isBoundary = graphemeBoundaries(target);
    this.words = cutAtLinks(wordsOf(target), given).map(({ start, end, kind }) => ({
      start,
      end,
      isSign: kind === 'sign',
      from: [],
      first: Infinity,
      last: -Infinity,
      strength: 0,
    }));
    this.links = given.length > 0 ? given : alignWords(source, target);
    for (const link of this.links) this.addLink(link);
    this.placeUnlinked();
    for (const [index, { from }] of this.words.entries()) {
      for (const [start, end] of from) {
        for (let bucket = bucketOf(start); bucket <= bucketOf(end); bucket++) {
          const indexes = this.buckets.get(bucket);
          if (indexes) indexes.push(index);
          else this.buckets.set(bucket, [index]);
        }
      }
    }
  }

  /**
   * The target's stretch that corresponds best to `start`–`end` of the source: whole words in a row, blanks at its
   * edges taken in where the source has them inside. `within` limits it. Empty only where the source's stretch or the
   * limits hold no word.
   */
  spanOf(
    start: number,
    end: number,
    within: readonly [number, number] = [0, this.target.length],
  ): [number, number] {
    const exact = this.exactSpan(start, end);
    if (exact && exact[0] >= within[0] && exact[1] <= within[1]) return exact;
    const inner = this.source.slice(start, end);
    if (inner.trim() === '') {
      const at = this.offsetOf(start);
      return [at, at + (inner !== '' && isBlank(this.target[at]) ? 1 : 0)];
    }
    const from = start + inner.length - inner.trimStart().length;
    const to = from + inner.trim().length;
    const best = this.bestRun(from, to, within);
    if (!best) {
      const at = Math.min(within[1], Math.max(within[0], this.offsetOf(start)));
      return [at, at];
    }
    const [first, last] = this.withBlanks(best, from > start, to < end, within);
    const exactFirst = this.insideWord(from) ?? first;
    const exactLast = this.insideWord(to) ?? last;
    return exactFirst <= exactLast ? [exactFirst, exactLast] : [first, last];
  }

  /** The target of blanks that are linked, or the same part of a word that both texts have, as in a formula. */
  private exactSpan(start: number, end: number): [number, number] | undefined {
    for (const { source, target } of this.links) {
      const isBlankStretch = this.source.slice(...source).trim() === '';
      if (isBlankStretch && source[0] === start && source[1] === end) return [...target];
      if (
        isBlankStretch ||
        source[0] > start ||
        source[1] < end ||
        start === end ||
        !this.isSame(source, target)
      )
        continue;
      return [target[0] + start - source[0], target[0] + end - source[0]];
    }
    return undefined;
  }

  /** The place that an offset inside a word has in the same word of the target; undefined outside such words. */
  private insideWord(offset: number): number | undefined {
    const word = this.links.find(
      ({ source, target }) => source[0] < offset && offset < source[1] && this.isSame(source, target),
    );
    return word && word.target[0] + offset - word.source[0];
  }

  private isSame(source: readonly [number, number], target: readonly [number, number]): boolean {
    return this.source.slice(...source) === this.target.slice(...target);
  }

  /** The offset of the target that corresponds best to one of the source; never inside a word. */
  offsetOf(offset: number): number {
    return this.boundary(this.slotOf(offset), 1);
  }

  private slotOf(offset: number): number {
    const { source, target } = this;
    const inside = this.insideWord(offset);
    if (inside !== undefined) return inside;
    if (source.slice(0, offset).trim() === '') return offset === 0 ? 0 : leadingBlanks(target);
    if (source.slice(offset).trim() === '') {
      const behind = Math.min(source.length - offset, trailingBlanks(target));
      return isBlank(source[offset - 1]) ? target.length - behind : target.trimEnd().length;
    }
    const before = this.beside(offset, -1);
    const after = this.beside(offset, 1);
    const gapBefore = isBlank(source[offset - 1]);
    const gapAfter = isBlank(source[offset]);
    const useAfter = after.sureness > before.sureness || (gapBefore && !gapAfter && before.sureness < 0.9);
    if (useAfter && after.span) {
      const at = after.span[0];
      // Some languages set a blank where the source has none: the code stays with the word before it.
      const mostBlanks = gapBefore ? leadingBlanks(source.slice(offset)) : Infinity;
      return at - Math.min(mostBlanks, trailingBlanks(target.slice(0, at)));
    }
    if (!before.span) return target.length;
    const at = before.span[1];
    return at + Math.min(trailingBlanks(source.slice(0, offset)), leadingBlanks(target.slice(at)));
  }

  /** The word of the source beside an offset, where it stands in the target, and how sure that is. */
  private beside(offset: number, step: 1 | -1) {
    const around =
      step < 0 ? this.source.slice(Math.max(0, offset - 80), offset) : this.source.slice(offset, offset + 80);
    const word = step < 0 ? wordsOf(around).at(-1) : wordsOf(around)[0];
    if (!word) return { span: undefined, sureness: 0 };
    const base = step < 0 ? Math.max(0, offset - 80) : offset;
    let [start, end] = [base + word.start, base + word.end];
    const linked = this.linkedTo(start, end);
    const sureness = Math.max(0, ...linked.map(({ strength }) => strength));
    // Of a phrase that is linked as a whole, all on this side of the offset counts.
    if (step < 0) start = Math.min(start, ...linked.map(({ first }) => first));
    else end = Math.max(end, ...linked.map(({ last }) => last));
    return { span: this.bestRun(start, end, [0, this.target.length]), sureness };
  }

  /** The run of words that gains most, where words of the stretch count for it and all others against it. */
  private bestRun(
    start: number,
    end: number,
    [low, high]: readonly [number, number],
  ): [number, number] | undefined {
    let best: [number, number] | undefined;
    let most = -Infinity;
    let sum = 0;
    let opened = 0;
    const [first, last] = this.reachOf(start, end);
    for (let index = first; index <= last; index++) {
      const word = this.words[index]!;
      if (word.start < low || word.end > high) continue;
      if (sum <= 0) {
        sum = 0;
        opened = word.start;
      }
      sum += this.gain(word, start, end);
      if (sum > most) {
        most = sum;
        best = [opened, word.end];
      }
    }
    if (best || last - first + 1 === this.words.length) return best;
    return this.nearestWord((start + end) / 2, low, high);
  }

  private linkedTo(start: number, end: number): TargetWord[] {
    const [first, last] = this.reachOf(start, end);
    const reached = this.words.slice(first, last + 1);
    return reached.filter(({ from, strength }) => strength > 0 && overlap(from, start, end) > 0);
  }

  /** First and last of the words that translate something of a stretch; all words where none does. */
  private reachOf(start: number, end: number): [number, number] {
    let first = Infinity;
    let last = -Infinity;
    for (let bucket = bucketOf(start); bucket <= bucketOf(end); bucket++) {
      for (const index of this.buckets.get(bucket) ?? []) {
        if (overlap(this.words[index]!.from, start, end) === 0) continue;
        first = Math.min(first, index);
        last = Math.max(last, index);
      }
    }
    return last === -Infinity ? [0, this.words.length - 1] : [first, last];
  }

  private nearestWord(middle: number, low: number, high: number): [number, number] | undefined {
    let best: TargetWord | undefined;
    const distance = (word: TargetWord): number => Math.abs((word.first + word.last) / 2 - middle);
    for (const word of this.words) {
      if (word.start < low || word.end > high) continue;
      if (best === undefined || distance(word) < distance(best)) best = word;
    }
    return best && [best.start, best.end];
  }

  private gain({ from, first, last, strength, isSign }: TargetWord, start: number, end: number): number {
    const share = overlap(from, start, end);
    const weight = strength || (isSign ? weightOfSign : weightOfPlace);
    if (share > 0) return weight * (2 * share - 1);
    // The farther away, the worse: of words that all lie outside, the nearest is the best.
    const distance = last <= start ? start - last : Math.max(0, first - end);
    return -weight - Math.min(1, distance / this.source.length) / 10;
  }

  private addLink({ source, target, strength }: TextLink): void {
    let low = 0;
    let high = this.words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle]!.end <= target[0]) low = middle + 1;
      else high = middle;
    }
    for (let index = low; index < this.words.length && this.words[index]!.start < target[1]; index++) {
      const word = this.words[index]!;
      noteStretch(word, source);
      word.strength = Math.max(word.strength, strength);
    }
  }

  /** Gives words without a link the place between their linked neighbours, in proportion. */
  private placeUnlinked(): void {
    let previous: [target: number, source: number] = [0, 0];
    let run: TargetWord[] = [];
    const settle = (next: [target: number, source: number]): void => {
      const width = Math.max(1, next[0] - previous[0]);
      const length = next[1] - previous[1];
      for (const word of run) {
        const middle = previous[1] + (((word.start + word.end) / 2 - previous[0]) / width) * length;
        // Between words that changed places there is no place: such a word belongs to neither side.
        noteStretch(word, length < 0 ? [middle, middle] : [middle, middle + narrow]);
      }
      run = [];
    };
    for (const word of this.words) {
      if (word.strength === 0) {
        run.push(word);
        continue;
      }
      settle([word.start, word.first]);
      previous = [word.end, word.last];
    }
    settle([this.target.length, this.source.length]);
  }

  private withBlanks(
    [start, end]: [number, number],
    before: boolean,
    after: boolean,
    [low, high]: readonly [number, number],
  ): [number, number] {
    const { target } = this;
    const first = before ? start - trailingBlanks(target.slice(low, start)) : start;
    const last = after ? end + leadingBlanks(target.slice(end, high)) : end;
    return [this.boundary(first, -1), this.boundary(last, 1)];
  }

  /** The next place in a direction that does not part what is seen as one character. */
  private boundary(offset: number, step: 1 | -1): number {
    let at = offset;
    while (at > 0 && at < this.target.length && !this.isBoundary(at)) at += step;
    return at;
  }
}

/** Words with those cut that an engine translates in parts, such as the halves of a compound. */
function cutAtLinks(words: readonly Word[], links: readonly TextLink[]): Word[] {
  const edges = [...new Set(links.flatMap(({ target }) => target))].sort((a, b) => a - b);
  const cut: Word[] = [];
  let next = 0;
  for (const word of words) {
    let { start } = word;
    while (next < edges.length && edges[next]! <= start) next++;
    while (next < edges.length && edges[next]! < word.end) {
      cut.push({ ...word, start, end: edges[next]! });
      start = edges[next++]!;
    }
    cut.push({ ...word, start });
  }
  return cut;
}

/** Places of the source that share a list of words. */
function bucketOf(offset: number): number {
  return Math.floor(offset / 16);
}

/** Width of the stretch of a word of which only the place is known. */
const narrow = 0.001;

function noteStretch(word: TargetWord, stretch: readonly [number, number]): void {
  word.from.push(stretch);
  word.first = Math.min(word.first, stretch[0]);
  word.last = Math.max(word.last, stretch[1]);
}

/** Characters of more than one code point occur only with these. */
const joining = /[\p{M}\p{Cf}\u{1F1E6}-\u{1F1FF}\u{1F3FB}-\u{1F3FF}\u{10000}-\u{10FFFF}\u1100-\u11FF\r]/u;

function graphemeBoundaries(text: string): (offset: number) => boolean {
  if (!joining.test(text)) return () => true;
  const starts = new Set<number>();
  for (const { index } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text))
    starts.add(index);
  return (offset) => starts.has(offset);
}

/** The share of stretches that lies in `start`–`end`. */
function overlap(stretches: TargetWord['from'], start: number, end: number): number {
  let inside = 0;
  let all = 0;
  for (const [from, to] of stretches) {
    inside += Math.max(0, Math.min(to, end) - Math.max(from, start));
    all += to - from;
  }
  return all === 0 ? 0 : inside / all;
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && character.trim() === '';
}

function leadingBlanks(text: string): number {
  return text.length - text.trimStart().length;
}

function trailingBlanks(text: string): number {
  return text.length - text.trimEnd().length;
}

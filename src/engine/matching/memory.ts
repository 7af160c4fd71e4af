import type { InlineText } from '#engine/inline';
import { ExactIndex } from './exact-index.ts';
import { FuzzyFinder, type LookupWork, type ScoredUnit } from './find-fuzzy.ts';
import { finishMatch, isInContext, keyText, type Surroundings, unitPoints } from './finish-match.ts';
import type { MatchKind, MemoryMatch, MemoryUnit } from './memory-unit.ts';
import {
  compareFinished,
  compareUnits,
  type FinishedMatch,
  markAmbiguous,
  type RankedUnit,
} from './rank-matches.ts';
import { recencyOf } from './recency.ts';
import { SignatureIndex } from './signature-index.ts';
import { lowestThreshold } from './token-costs.ts';
import { TokenStore } from './token-store.ts';
import { type TokenReader, tokenReader } from './tokens-of.ts';
import { Vocabulary } from './vocabulary.ts';

/** A text to look up, with the plain texts of the segments around it where they are known. */
export interface MemorySegment extends Surroundings {
  readonly source: InlineText;
}

export interface LookupOptions {
  /** Lowest score of a match, 0–101. Texts that are not equal are found from 50 points of similarity on. */
  readonly threshold: number;
  /** Most matches to give. */
  readonly limit: number;
}

export interface MemoryOptions {
  /** Source language, BCP 47 tag: tells which words are forms of one. */
  readonly language: string;
  /** Called with the work of every search for texts that are not equal. */
  readonly observe?: (work: LookupWork) => void;
}

/** A translation memory held in memory: finds every unit that is like a text. */
export interface Memory {
  /** Units held. */
  readonly size: number;
  /** Adds units; the next lookup finds them. Adding few at a time costs little more than adding all at once. */
  add(units: Iterable<MemoryUnit>): void;
  /**
   * The matches of a segment that score `threshold` or more, best first: by score, then context before exact before
   * fuzzy, then priority, then the newest. docs/memory.md says how scores come about. Never throws on account of a text.
   */
  lookup(segment: MemorySegment, options: LookupOptions): MemoryMatch[];
  /** `lookup` for many segments, in their order; equal texts are searched for once. */
  lookupAll(segments: Iterable<MemorySegment>, options: LookupOptions): MemoryMatch[][];
}

/** Makes a memory of units of one source language. Keeps the units and does not change them. */
export function createMemory(units: Iterable<MemoryUnit>, options: MemoryOptions): Memory {
  const memory = new IndexedMemory(options);
  memory.add(units);
  return memory;
}

/** Units behind the last index that are looked at one by one. */
const mostUnindexed = 256;
/** Units of equal text that are adapted for one lookup; of more, the newest. */
export const mostOfOneText = 200;
/**
 * Units of similar text that are adapted for one lookup beyond the limit, the most alike and newest: thousands may be
 * equally alike, such as all that are one number, and lose as many points when they are adapted.
 */
export const mostSimilar = 100;

/** What was found for a text, before the surroundings and codes of a segment are looked at. */
interface Recalled {
  readonly equal: readonly number[];
  readonly similar: readonly ScoredUnit[];
}

class IndexedMemory implements Memory {
  private readonly units: MemoryUnit[] = [];
  private readonly recencies: number[] = [];
  private readonly exact = new ExactIndex();
  private readonly store = new TokenStore(new Vocabulary());
  private readonly finder = new FuzzyFinder(this.store);
  private readonly indexes: SignatureIndex[] = [];
  private readonly read: TokenReader;
  private readonly observe: MemoryOptions['observe'];

  constructor({ language, observe }: MemoryOptions) {
    this.read = tokenReader(language);
    this.observe = observe;
  }

  get size(): number {
    return this.units.length;
  }

  add(units: Iterable<MemoryUnit>): void {
    for (const unit of units) {
      const text = keyText(unit.source);
      this.units.push(unit);
      this.recencies.push(recencyOf(unit.changedAt));
      this.exact.add(text);
      this.store.add(this.read(text));
    }
  }

  lookup(segment: MemorySegment, options: LookupOptions): MemoryMatch[] {
    return this.finish(segment, this.recall(keyText(segment.source), options.threshold), options);
  }

  lookupAll(segments: Iterable<MemorySegment>, options: LookupOptions): MemoryMatch[][] {
    const known = new Map<string, Recalled>();
    return Array.from(segments, (segment) => {
      const text = keyText(segment.source);
      const recalled = known.get(text) ?? this.recall(text, options.threshold);
      known.set(text, recalled);
      return this.finish(segment, recalled, options);
    });
  }

  private recall(text: string, threshold: number): Recalled {
    const equal = [...this.exact.candidates(text)].filter(
      (unit) => keyText(this.units[unit]!.source) === text,
    );
    const tokens = threshold < 100 ? this.read(text) : undefined;
    if (!tokens || tokens.length === 0) return { equal, similar: [] };
    this.bringIndexesUpToDate();
    const lowest = Math.max(lowestThreshold, Math.ceil(threshold));
    const { found, work } = this.finder.find(tokens, lowest, this.indexes, equal);
    this.observe?.(work);
    return { equal, similar: found };
  }

  private finish(
    segment: MemorySegment,
    recalled: Recalled,
    { threshold, limit }: LookupOptions,
  ): MemoryMatch[] {
    const finished = markAmbiguous(this.finishEqual(segment, recalled.equal, limit));
    const similar = recalled.similar
      .map(({ unit, score }) => this.rank(unit, 'fuzzy', score))
      .sort(compareUnits);
    let best = finished.sort(compareFinished).slice(0, limit);
    for (const ranked of similar.slice(0, limit + mostSimilar)) {
      const beaten = best.length < limit ? -1 : (best.at(-1)?.match.score ?? Infinity);
      // Adapting takes points off and never adds any, so nothing behind this unit can do better either.
      if (ranked.bound < threshold || ranked.bound <= beaten) break;
      best = insert(best, this.finishOne(segment, ranked), limit);
    }
    return best.map(({ match }) => match).filter(({ score }) => score >= threshold);
  }

  private finishEqual(segment: MemorySegment, equal: readonly number[], limit: number): FinishedMatch[] {
    return equal
      .map((unit) =>
        isInContext(this.units[unit]!, segment)
          ? this.rank(unit, 'context', 101)
          : this.rank(unit, 'exact', 100),
      )
      .sort(compareUnits)
      .slice(0, Math.max(limit, mostOfOneText))
      .map((ranked) => this.finishOne(segment, ranked));
  }

  private rank(unit: number, kind: MatchKind, similar: number): RankedUnit {
    const held = this.units[unit]!;
    const { priority = 0 } = held;
    return {
      unit,
      kind,
      similar,
      bound: similar - unitPoints(held),
      priority,
      recency: this.recencies[unit]!,
    };
  }

  private finishOne({ source }: MemorySegment, ranked: RankedUnit): FinishedMatch {
    const { unit, kind, similar } = ranked;
    return { ranked, match: finishMatch(this.units[unit]!, source, kind, similar, this.read) };
  }

  /**
   * Indexes what was added, once it is more than a few units. An index at least half as large as the one before it is
   * made anew together with that one: a unit is indexed again at most once each time the memory doubles or so, and
   * there are never more indexes than doublings.
   */
  private bringIndexesUpToDate(): void {
    let from = this.indexes.at(-1)?.to ?? 0;
    const to = this.store.size;
    if (to - from <= mostUnindexed) return;
    for (
      let last = this.indexes.at(-1);
      last && 2 * (to - from) >= last.to - last.from;
      last = this.indexes.at(-1)
    ) {
      from = last.from;
      this.indexes.pop();
    }
    this.indexes.push(new SignatureIndex(this.store, from, to));
  }
}

/** Puts a match where it belongs among the best, which stay `limit` at most. */
function insert(best: readonly FinishedMatch[], one: FinishedMatch, limit: number): FinishedMatch[] {
  let at = best.length;
  while (at > 0 && compareFinished(one, best[at - 1]!) < 0) at--;
  return best.toSpliced(at, 0, one).slice(0, limit);
}

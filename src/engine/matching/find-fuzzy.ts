import { EditDistance } from './edit-distance.ts';
import type { SignatureIndex } from './signature-index.ts';
import { mostDistance, scoreOf } from './token-costs.ts';
import type { TokenStore } from './token-store.ts';
import { mostTokens, type Token } from './tokens-of.ts';
import type { NumberedTokens } from './vocabulary.ts';

/** What a lookup did, for benches and logs. */
export interface LookupWork {
  /** Units whose prefix met the query's. */
  readonly candidates: number;
  /** Those of them with enough in common to be compared token by token. */
  readonly compared: number;
  /** Cells of edit distance tables computed. */
  readonly cells: number;
  /** False when `mostCells` was reached: units were left out, those with the least in common. */
  readonly complete: boolean;
}

/** A unit, by its number in the store, and its score before penalties. */
export interface ScoredUnit {
  readonly unit: number;
  readonly score: number;
}

/** Cells computed for one lookup before it gives up on the rest: about a quarter of a second. */
const mostCells = 60_000_000;

/** Finds the units of a store that are alike. One for a memory; keeps what lookups share. */
export class FuzzyFinder {
  private readonly store: TokenStore;
  /** By unit: the lookup that saw it last. */
  private seen = new Uint32Array(0);
  private lookup = 0;
  /** By class: how often the query has it; all zero between lookups. */
  private counts = new Uint16Array(0);
  private left = new Uint16Array(0);

  constructor(store: TokenStore) {
    this.store = store;
  }

  /**
   * Every unit, but for those of `exclude`, that reaches `threshold` (whole, 50 or more), in no order. `indexes` cover
   * the units from 0 on without a gap; the units behind them are looked at one by one.
   */
  find(
    tokens: readonly Token[],
    threshold: number,
    indexes: readonly SignatureIndex[],
    exclude: readonly number[],
  ): { found: ScoredUnit[]; work: LookupWork } {
    return this.compare(tokens, threshold, (query, visit) => {
      for (const unit of exclude) this.isFirstVisit(unit);
      const isFirstVisit = (unit: number) => this.isFirstVisit(unit);
      for (const index of indexes) index.visitCandidates(query, threshold, isFirstVisit, visit);
      for (let unit = indexes.at(-1)?.to ?? 0; unit < this.store.size; unit++) {
        if (this.store.weights[unit]! > 0 && isFirstVisit(unit)) visit(unit);
      }
    });
  }

  /** Those of some units, each named once, that reach `threshold` (whole, 50 or more), in no order. */
  findAmong(
    tokens: readonly Token[],
    threshold: number,
    units: readonly number[],
  ): { found: ScoredUnit[]; work: LookupWork } {
    return this.compare(tokens, threshold, (_, visit) => {
      for (const unit of units) if (this.store.weights[unit]! > 0) visit(unit);
    });
  }

  private compare(
    tokens: readonly Token[],
    threshold: number,
    visitCandidates: (query: NumberedTokens, visit: (unit: number) => void) => void,
  ): { found: ScoredUnit[]; work: LookupWork } {
    const query = this.store.vocabulary.number(tokens);
    this.begin(query);
    let candidates = 0;
    const inCommon: { unit: number; shared: number; bound: number }[] = [];
    const visit = (unit: number) => {
      candidates++;
      const weight = Math.max(this.store.weights[unit]!, query.weight);
      const shared = this.sharedWeight(unit, weight - mostDistance(weight, threshold));
      if (shared > 0) inCommon.push({ unit, shared, bound: shared / weight });
    };
    visitCandidates(query, visit);
    this.end(query);
    inCommon.sort((a, b) => b.bound - a.bound);
    const distance = new EditDistance(query, this.store, mostTokens);
    const found: ScoredUnit[] = [];
    let compared = 0;
    for (const { unit } of inCommon) {
      if (distance.cells > mostCells) break;
      compared++;
      const weight = Math.max(this.store.weights[unit]!, query.weight);
      const most = mostDistance(weight, threshold);
      const cost = distance.to(unit, most);
      if (cost <= most) found.push({ unit, score: scoreOf(cost, weight) });
    }
    const complete = compared === inCommon.length;
    return { found, work: { candidates, compared, cells: distance.cells, complete } };
  }

  private begin({ classes }: NumberedTokens): void {
    if (this.seen.length < this.store.size) this.seen = new Uint32Array(this.store.starts.length);
    const classCount = this.store.vocabulary.classWeights.length;
    if (this.counts.length < classCount) {
      this.counts = new Uint16Array(classCount * 2);
      this.left = new Uint16Array(classCount * 2);
    }
    if (++this.lookup === 0xffffffff) {
      this.seen.fill(0);
      this.lookup = 1;
    }
    for (const tokenClass of classes) {
      if (tokenClass < 0) continue;
      this.counts[tokenClass]!++;
      this.left[tokenClass]!++;
    }
  }

  private end({ classes }: NumberedTokens): void {
    for (const tokenClass of classes)
      if (tokenClass >= 0) this.counts[tokenClass] = this.left[tokenClass] = 0;
  }

  private isFirstVisit(unit: number): boolean {
    if (this.seen[unit] === this.lookup) return false;
    this.seen[unit] = this.lookup;
    return true;
  }

  /** Weight of the classes that query and unit have in common, as multisets; 0 when it is less than `needed`. */
  private sharedWeight(unit: number, needed: number): number {
    const { left, counts } = this;
    const { tokens, starts, weights } = this.store;
    const { classOf, classWeights } = this.store.vocabulary;
    const start = starts[unit]!;
    const end = starts[unit + 1]!;
    let spare = weights[unit]! - needed;
    let at = start;
    for (; at < end && spare >= 0; at++) {
      const tokenClass = classOf[tokens[at]!]!;
      if (left[tokenClass]! > 0) left[tokenClass]!--;
      else spare -= classWeights[tokenClass]!;
    }
    for (let back = start; back < at; back++) {
      const tokenClass = classOf[tokens[back]!]!;
      left[tokenClass] = counts[tokenClass]!;
    }
    return spare < 0 ? 0 : spare + needed;
  }
}

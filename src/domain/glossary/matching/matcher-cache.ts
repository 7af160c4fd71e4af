import type { TermMatcher } from '#engine/glossary';

/** A matcher with what it was made from. */
export interface MadeMatcher {
  readonly matcher: TermMatcher;
  /** Terms it holds. */
  readonly terms: number;
  /** The first day, `YYYY-MM-DD`, on which other terms count; undefined where none begins or ends. */
  readonly goodBefore: string | undefined;
}

interface Kept {
  readonly stamp: string;
  readonly made: Promise<MadeMatcher>;
  terms: number;
  goodBefore: string | undefined;
}

/**
 * Matchers by what they are for, the ones used last, as long as their terms together are no more than a limit; the one
 * that was asked for is kept whatever its size. Who asks while one is being made waits for it.
 */
export class MatcherCache {
  private readonly kept = new Map<string, Kept>();
  private readonly mostTerms: number;

  constructor(mostTerms: number) {
    this.mostTerms = mostTerms;
  }

  /** The matcher of a key if it was made from this stamp and is good on this day, else a new one. */
  async get(key: string, stamp: string, day: string, make: () => Promise<MadeMatcher>): Promise<TermMatcher> {
    const known = this.kept.get(key);
    const isGood = known?.stamp === stamp && (known.goodBefore === undefined || day < known.goodBefore);
    const entry = isGood ? known : { stamp, made: make(), terms: 0, goodBefore: undefined };
    this.kept.delete(key);
    this.kept.set(key, entry);
    try {
      const { matcher, terms, goodBefore } = await entry.made;
      Object.assign(entry, { terms, goodBefore });
      this.shrink(key);
      return matcher;
    } catch (error) {
      if (this.kept.get(key) === entry) this.kept.delete(key);
      throw error;
    }
  }

  /** Terms that are kept now. */
  get terms(): number {
    return [...this.kept.values()].reduce((sum, { terms }) => sum + terms, 0);
  }

  private shrink(asked: string): void {
    let { terms } = this;
    for (const [key, entry] of this.kept) {
      if (terms <= this.mostTerms) return;
      if (key === asked) continue;
      this.kept.delete(key);
      terms -= entry.terms;
    }
  }
}

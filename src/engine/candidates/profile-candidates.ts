import { plainText } from '#engine/inline';
import type { Candidate } from './candidate.ts';
import type { CandidateFlag } from './flags.ts';

/** How often each value occurs; of more than `mostValues` different ones the later are counted together. */
export interface Counts {
  readonly values: Readonly<Record<string, number>>;
  readonly others: number;
}

/** What the candidates of an import are like; a value that JSON holds, of bounded size whatever the file. */
export interface CandidateProfile {
  readonly candidates: number;
  /** Candidates with at least one flag. */
  readonly flagged: number;
  readonly flags: Readonly<Partial<Record<CandidateFlag, number>>>;
  /** Texts by language as the file spells it, those of other pairs included. */
  readonly languages: Counts;
  readonly authors: Counts;
  /** Candidates by year of the last change. */
  readonly years: Counts;
  /** Candidates by length of the source: up to as many characters. */
  readonly lengths: Counts;
  /** Candidates by target characters for one of the source: up to as many. */
  readonly ratios: Counts;
}

const mostValues = 100;
const longestValue = 100;
const lengthLimits = [10, 30, 100, 300, 1000];
const ratioLimits = [0.25, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 2, 4];
const more = 'more';

const none: Counts = { values: {}, others: 0 };
export const emptyProfile: CandidateProfile = {
  ...{ candidates: 0, flagged: 0, flags: {} },
  ...{ languages: none, authors: none, years: none, lengths: none, ratios: none },
};

/** What a profile counts of a candidate; small, for many that wait to be counted. */
export interface CandidateFacts {
  readonly author?: string;
  readonly year?: string;
  /** Limits of the profile. */
  readonly length: string;
  readonly ratio: string;
}

export function factsOf({ source, target, changedAt, changedBy }: Candidate): CandidateFacts {
  const length = plainText(source).length;
  const facts: { -readonly [Name in keyof CandidateFacts]: CandidateFacts[Name] } = {
    length: limitOf(length, lengthLimits),
    ratio: limitOf(plainText(target).length / Math.max(1, length), ratioLimits),
  };
  if (changedBy !== undefined) facts.author = changedBy;
  if (changedAt !== undefined) facts.year = changedAt.slice(0, 4);
  return facts;
}

/** Counts candidates as they come; goes on from a profile that was kept. */
export class CandidateProfiler {
  private candidates: number;
  private flagged: number;
  private readonly flags: Map<string, number>;
  private readonly languages: Counter;
  private readonly authors: Counter;
  private readonly years: Counter;
  private readonly lengths: Counter;
  private readonly ratios: Counter;

  constructor(kept: CandidateProfile = emptyProfile) {
    this.candidates = kept.candidates;
    this.flagged = kept.flagged;
    this.flags = new Map(Object.entries(kept.flags));
    this.languages = new Counter(kept.languages);
    this.authors = new Counter(kept.authors);
    this.years = new Counter(kept.years);
    this.lengths = new Counter(kept.lengths);
    this.ratios = new Counter(kept.ratios);
  }

  /** Texts of the file in a language, whether or not they are part of a candidate. */
  addLanguage(tag: string, texts = 1): void {
    this.languages.add(tag, texts);
  }

  add({ author, year, length, ratio }: CandidateFacts, flags: readonly CandidateFlag[]): void {
    this.candidates++;
    if (flags.length > 0) this.flagged++;
    for (const flag of flags) this.flags.set(flag, (this.flags.get(flag) ?? 0) + 1);
    if (author !== undefined) this.authors.add(author);
    if (year !== undefined) this.years.add(year);
    this.lengths.add(length);
    this.ratios.add(ratio);
  }

  get profile(): CandidateProfile {
    return {
      candidates: this.candidates,
      flagged: this.flagged,
      flags: Object.fromEntries(this.flags),
      languages: this.languages.counts,
      authors: this.authors.counts,
      years: this.years.counts,
      lengths: this.lengths.counts,
      ratios: this.ratios.counts,
    };
  }
}

class Counter {
  private readonly values: Map<string, number>;
  private others: number;

  constructor({ values, others }: Counts) {
    this.values = new Map(Object.entries(values));
    this.others = others;
  }

  add(value: string, times = 1): void {
    const key = profiledValue(value);
    const count = this.values.get(key);
    if (count !== undefined) this.values.set(key, count + times);
    else if (this.values.size < mostValues) this.values.set(key, times);
    else this.others += times;
  }

  get counts(): Counts {
    return { values: Object.fromEntries(this.values), others: this.others };
  }
}

/** How profiles spell a value: its first 100 UTF-16 code units. */
export function profiledValue(value: string): string {
  return value.length > longestValue ? value.slice(0, longestValue).toWellFormed() : value;
}

function limitOf(value: number, limits: readonly number[]): string {
  const limit = limits.find((each) => value <= each);
  return limit === undefined ? more : `${limit}`;
}

import type { InlineText } from '#engine/inline';
import type { CheckExample } from './check-example.ts';
import type { CheckedPair } from './checked-pair.ts';

/** What a policy makes of a check: it stops delivery, asks for a look, only tells, or is not made. */
export const checkWeights = ['blocks', 'warns', 'informs', 'off'] as const;
export type CheckWeight = (typeof checkWeights)[number];

/** One place where a check found something. */
export interface Occurrence {
  /** Place in the plain text of the target, UTF-16 units; `end` is exclusive. Both 0 for what is not there. */
  readonly start: number;
  readonly end: number;
  /** What was found here, for people. */
  readonly detail: string;
  /**
   * The target with everything corrected that this check can correct safely: the same codes in the same order, and
   * the check finds nothing of it again. Undefined where a person has to decide.
   */
  readonly fix?: InlineText;
}

/** What checks may use that is too large to be loaded by everyone. */
export interface CheckTools {
  /** See `loadLanguageDetector`. Without it only scripts are compared. */
  readonly languageDetector?: LanguageDetector;
}

/** Tells the language of a text. */
export interface LanguageDetector {
  /** The languages it knows, ISO 639-1. */
  readonly languages: ReadonlySet<string>;
  /**
   * The likely languages of a text, best first; undefined where it cannot be told. Where the best is expected, it may be all
   * that is given.
   */
  detect(text: string, isExpected?: (language: string) => boolean): readonly LanguageScore[] | undefined;
}

export interface LanguageScore {
  readonly language: string;
  /** 0 to 1. */
  readonly score: number;
}

/** A rule that every target is held to. */
export interface Check {
  /** Stable kebab-case code, documented in docs/checks.md. */
  readonly code: string;
  /** The weight where a policy says nothing. */
  readonly weight: CheckWeight;
  /** When it finds something: one sentence. */
  readonly when: string;
  /** What to do about it: one sentence. */
  readonly action: string;
  /** What it tolerates and how it decides, for docs/checks.md. */
  readonly explanation: string;
  readonly examples: readonly CheckExample[];
  /** Every place of one pair, in order; never throws, linear in the length of the texts. */
  find(pair: CheckedPair, tools: CheckTools): readonly Occurrence[];
}

/** What a check returns that found nothing. */
export const nothing: readonly Occurrence[] = [];

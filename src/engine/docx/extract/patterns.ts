import { boundedExpression } from '#engine/segmentation/srx';

/**
 * Rounds after which an open repetition of a pattern ends: no marker is longer, and no text can make a pattern slow,
 * wherever the pattern comes from.
 */
const mostRounds = 500;

/** The source of a code pattern as it is matched, undefined for one that cannot be used; see `boundedExpression`. */
export function codePatternSource(pattern: string): string | undefined {
  return boundedExpression(pattern, mostRounds);
}

interface PatternOptions {
  readonly codePatterns: readonly string[];
  readonly doNotTranslate: readonly string[];
}

/**
 * One expression for everything that becomes a code inside text: the option's patterns and the words that are not to
 * be translated (as whole words). Undefined if there is nothing. Patterns that cannot be used, which reading the
 * options refuses, are passed over.
 */
export function codePattern({ codePatterns, doNotTranslate }: PatternOptions): RegExp | undefined {
  const patterns = codePatterns.map(codePatternSource).filter((source) => source !== undefined);
  const terms = [...doNotTranslate]
    .sort((a, b) => b.length - a.length)
    .map((term) => `(?<![\\p{L}\\p{N}])${escaped(term)}(?![\\p{L}\\p{N}])`);
  const sources = [...patterns.map((source) => `(?:${source})`), ...terms];
  return sources.length === 0 ? undefined : new RegExp(sources.join('|'), 'gv');
}

function escaped(term: string): string {
  return term.replace(/[^\p{L}\p{N}\s]/gu, (sign) => `\\u{${sign.codePointAt(0)!.toString(16)}}`);
}

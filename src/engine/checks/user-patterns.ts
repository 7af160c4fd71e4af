import type { CheckedPair } from '#engine/checks/subject';
import { boundedExpression } from '#engine/segmentation/srx';

/** How often an open repetition of a pattern is followed, so that a place of a text costs a bounded number of steps. */
const mostRounds = 100;

/** A pattern as an expression of bounded cost, undefined where it cannot be made one. */
export function boundedPattern(pattern: string, ignoreCase: boolean): RegExp | undefined {
  const source = boundedExpression(pattern, mostRounds);
  return source === undefined ? undefined : new RegExp(source, ignoreCase ? 'vi' : 'v');
}

/** A pattern of the policy ready to be tried. */
export interface ReadyPattern {
  readonly source?: RegExp | undefined;
  readonly target?: RegExp | undefined;
  readonly forbidden?: RegExp | undefined;
  readonly languages: readonly string[];
}

/** Where a target breaks a pattern: a place for what is forbidden, 0 and 0 for what is lacking; undefined where it does not. */
export function breach(
  { source, target, forbidden, languages }: ReadyPattern,
  pair: CheckedPair,
): { start: number; end: number } | undefined {
  if (languages.length > 0 && !languages.some((tag) => isVariety(pair.target.tag, tag))) return undefined;
  if (source && !source.test(pair.source.text)) return undefined;
  const match = forbidden?.exec(pair.target.text);
  if (match) return { start: match.index, end: match.index + match[0].length };
  return target && !target.test(pair.target.text) ? { start: 0, end: 0 } : undefined;
}

function isVariety(tag: string, of: string): boolean {
  const [a, b] = [tag.toLowerCase(), of.toLowerCase()];
  return a === b || a.startsWith(`${b}-`);
}

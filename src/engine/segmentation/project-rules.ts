import type { SentenceBreaks } from '#engine/segmentation/sentences';
import type { RuleMatcher } from '#engine/segmentation/srx';

/** Where a project's rules stand: asked before the built-in ones, only where those say nothing, or in their stead. */
export type RulePosition = 'before' | 'after' | 'instead';

/** Longest gap between two sentences that is looked through place by place; of a longer one, both ends. */
const longestGap = 16;

/**
 * Combines built-in breaks with a project's rules as one cascade: the first that has a word on a gap between two
 * sentences decides. A rule may speak of any place in the white space; the break is put behind it.
 */
export function withProjectRules(
  text: string,
  found: SentenceBreaks,
  matcher: RuleMatcher,
  position: RulePosition,
): readonly number[] {
  const own = matcher.breaks().map((offset) => behindSpace(text, offset));
  if (position === 'instead') return ascending(own, text.length);
  if (position === 'after') {
    const held = new Set(found.held);
    return ascending([...found.breaks, ...own.filter((offset) => !held.has(offset))], text.length);
  }
  const kept = found.breaks.filter((offset) => !forbids(text, offset, matcher));
  return ascending([...kept, ...own], text.length);
}

function behindSpace(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /\s/.test(text[end]!)) end++;
  return end;
}

function forbids(text: string, offset: number, matcher: RuleMatcher): boolean {
  let start = offset;
  while (start > 0 && offset - start < longestGap && /\s/.test(text[start - 1]!)) start--;
  for (let place = start; place <= offset; place++) {
    if (matcher.decide(place) === 'no-break') return true;
  }
  return false;
}

function ascending(offsets: readonly number[], length: number): number[] {
  return [...new Set(offsets)].filter((offset) => offset > 0 && offset < length).sort((a, b) => a - b);
}

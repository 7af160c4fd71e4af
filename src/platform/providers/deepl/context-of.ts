import type { ProviderRequest } from '#platform/providers';

/** Characters of context a call; DeepL bills none of them, but they count as to the length of a request. */
const longestContext = 4000;

/**
 * What DeepL may know of the surroundings, in the source language: title, headings, and what stands before the first
 * and behind the last segment. Undefined where nothing is known. Style is not part of it: it is no instruction.
 */
export function contextOf({ segments, document }: ProviderRequest): string | undefined {
  const headings = new Set(segments.map(({ heading }) => heading));
  const parts = [document?.title, ...headings, segments[0]?.previous, segments.at(-1)?.next];
  const known = parts.filter((part) => part !== undefined && part.trim() !== '');
  return known.length === 0 ? undefined : known.join('\n').slice(0, longestContext);
}

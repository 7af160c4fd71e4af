/**
 * How well a language of a file fits one that is asked for: 0 the same tag, 1 one is the other with a script, region or
 * variant added (`en` and `en-US`), undefined where it does not fit. Case and the separator (`en_us`) do not matter.
 */
export function matchLanguage(asked: string, found: string): 0 | 1 | undefined {
  const a = normalise(asked);
  const b = normalise(found);
  if (a === b) return 0;
  return a.startsWith(`${b}-`) || b.startsWith(`${a}-`) ? 1 : undefined;
}

/** The items whose language fits best, in their order; empty where none fits. */
export function bestMatches<T extends { readonly language: string }>(
  asked: string,
  items: readonly T[],
): T[] {
  const ranks = items.map(({ language }) => matchLanguage(asked, language));
  const best = ranks.includes(0) ? 0 : 1;
  return items.filter((_, index) => ranks[index] === best);
}

/** A file names few languages, each of them for every text. */
const mostKept = 1000;
const normalised = new Map<string, string>();

function normalise(tag: string): string {
  let found = normalised.get(tag);
  if (found === undefined) {
    found = tag.replaceAll('_', '-').toLowerCase();
    if (normalised.size >= mostKept) normalised.clear();
    normalised.set(tag, found);
  }
  return found;
}

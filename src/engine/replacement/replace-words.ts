import type { InlineItem } from '#engine/inline';

export interface WordSearch {
  /** Looked for as it is written; not empty. */
  readonly find: string;
  /** Whether upper and lower case differ; by Unicode's simple case folding where they do not. */
  readonly matchCase: boolean;
  /** Whether neither a letter, a mark nor a digit may stand beside it. */
  readonly wholeWords: boolean;
}

export interface Replacement {
  /** The text with every hit between two codes replaced; codes are the same, in the same order. */
  readonly items: readonly InlineItem[];
  readonly replaced: number;
  /** Hits that reach over a code and stay as they are. */
  readonly acrossCodes: number;
}

/**
 * Replaces words in a text with codes. Law: codes stay, each in its place among the others. Linear in the text for a given
 * search: the expression has no repetition.
 */
export function replaceWords(
  items: readonly InlineItem[],
  search: WordSearch,
  replaceWith: string,
): Replacement {
  const stretches = stretchesOf(items);
  const hits = findHits(stretches.map(({ text }) => text).join(''), search);
  const written = new Map<number, string>();
  let [replaced, acrossCodes, at] = [0, 0, 0];
  for (const { index, start, text } of stretches) {
    const end = start + text.length;
    let done = start;
    let fresh = '';
    for (; at < hits.length && hits[at]!.start < end; at++) {
      const hit = hits[at]!;
      if (hit.end > end) {
        acrossCodes++;
        continue;
      }
      fresh += text.slice(done - start, hit.start - start) + replaceWith;
      done = hit.end;
      replaced++;
    }
    if (done > start) written.set(index, fresh + text.slice(done - start));
  }
  return { items: written.size === 0 ? items : joined(items, written), replaced, acrossCodes };
}

interface Stretch {
  readonly index: number;
  /** Of its text in that of the whole. */
  readonly start: number;
  readonly text: string;
}

function stretchesOf(items: readonly InlineItem[]): Stretch[] {
  let start = 0;
  return items.flatMap((item, index) => {
    if (item.kind !== 'text') return [];
    const stretch = { index, start, text: item.text };
    start += item.text.length;
    return [stretch];
  });
}

function findHits(
  text: string,
  { find, matchCase, wholeWords }: WordSearch,
): { readonly start: number; readonly end: number }[] {
  const literal = find.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  const edge = wholeWords ? ['(?<![\\p{L}\\p{M}\\p{N}_])', '(?![\\p{L}\\p{M}\\p{N}_])'] : ['', ''];
  const pattern = new RegExp(`${edge[0]}${literal}${edge[1]}`, matchCase ? 'gu' : 'giu');
  return [...text.matchAll(pattern)].map(({ index, 0: hit }) => ({ start: index, end: index + hit.length }));
}

/** Texts that became empty are gone. */
function joined(items: readonly InlineItem[], written: ReadonlyMap<number, string>): InlineItem[] {
  return items.flatMap((item, index): InlineItem[] => {
    const text = written.get(index);
    if (text === undefined) return [item];
    return text === '' ? [] : [{ kind: 'text', text }];
  });
}

import {
  compareCodes,
  type InlineItem,
  type InlineText,
  makeInlineText,
  plainText,
  repairCodes,
} from '#engine/inline';
import type { CodeFit } from './fit-codes.ts';

/**
 * A unit's target with the codes of a segment in place of its own. A code without a counterpart leaves behind the text
 * that it reads as; a code of the segment that reads as words takes the place of these words, where they occur once.
 */
export function renameCodes(target: InlineText, segment: InlineText, { counterparts }: CodeFit): InlineText {
  const items = target.items.map((item): InlineItem => {
    if (item.kind === 'text') return item;
    const id = counterparts.get(item.id);
    if (id !== undefined) return { ...item, id };
    const equivalent = item.kind === 'standalone' ? target.codes.get(item.id)!.equivalent : '';
    return { kind: 'text', text: equivalent };
  });
  let renamed = makeInlineText(items, segment.codes);
  for (const { id, paired, equivalent } of segment.codes.values()) {
    if (!paired && !renamed.codes.has(id)) renamed = putCodeForText(renamed, segment, id, equivalent);
  }
  return renamed;
}

function putCodeForText(text: InlineText, segment: InlineText, id: number, equivalent: string): InlineText {
  if (!/[\p{L}\p{N}]/u.test(equivalent)) return text;
  const places = text.items.flatMap((item, index) =>
    item.kind === 'text' ? placesIn(item.text, equivalent).map((at) => ({ item, index, at })) : [],
  );
  const [place] = places;
  if (!place || places.length > 1) return text;
  const { index, at, item } = place;
  const items = text.items.toSpliced(
    index,
    1,
    { kind: 'text', text: item.text.slice(0, at) },
    { kind: 'standalone', id },
    { kind: 'text', text: item.text.slice(at + equivalent.length) },
  );
  return makeInlineText(items, segment.codes);
}

const letter = /[\p{L}\p{M}\p{N}]/u;

/** Up to two places where a text holds words, not as a part of longer ones. */
function placesIn(text: string, words: string): number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(words);
    at !== -1 && places.length < 2;
    at = text.indexOf(words, at + words.length)
  ) {
    if (!letter.test(text[at - 1] ?? '') && !letter.test(text[at + words.length] ?? '')) places.push(at);
  }
  return places;
}

/** Codes to place times characters to place them in, up to which each code is placed where it fits best. */
const mostEffort = 100_000;

/**
 * A renamed target that can be assembled for a segment: `compareCodes` finds nothing that blocks. Missing codes stand
 * where `repairCodes` puts them; where that would take too long, all codes stand behind the text as in the segment.
 */
export function completeCodes(
  segment: InlineText,
  renamed: InlineText,
): { readonly text: InlineText; readonly changed: boolean } {
  const problems = compareCodes(segment, renamed).length;
  if (problems === 0) return { text: renamed, changed: false };
  if (problems * plainText(renamed).length > mostEffort) {
    const words = renamed.items.filter(({ kind }) => kind === 'text');
    const codes = segment.items.filter(({ kind }) => kind !== 'text');
    return { text: makeInlineText([...words, ...codes], segment.codes), changed: true };
  }
  const { text, repairs } = repairCodes(segment, renamed);
  return { text, changed: repairs.length > 0 };
}

import { stemmerFor, type Word, wordsOf } from '#engine/words';

/**
 * Where a phrase stands in a text of its language, inflected forms included: as many words in a row whose stems, or
 * else beginnings, are those of the phrase. Offsets in UTF-16 units; undefined where it stands nowhere or, without a
 * `near`, in several places. The place nearest to `near` wins.
 */
export function findPhrase(
  text: string,
  phrase: string,
  language: string,
  near?: number,
): readonly [start: number, end: number] | undefined {
  const wanted = wordsOf(phrase).map((word) => keyOf(word, language));
  if (wanted.length === 0) return undefined;
  const words = wordsOf(text);
  const keys = words.map((word) => keyOf(word, language));
  const places: (readonly [number, number])[] = [];
  for (let first = 0; first + wanted.length <= words.length; first++) {
    if (wanted.every((key, index) => alike(key, keys[first + index]!))) {
      places.push([words[first]!.start, words[first + wanted.length - 1]!.end]);
    }
  }
  if (near === undefined) return places.length === 1 ? places[0] : undefined;
  return places.sort((a, b) => Math.abs(a[0] - near) - Math.abs(b[0] - near))[0];
}

function keyOf({ kind, text }: Word, language: string): string {
  if (kind !== 'word') return text;
  return stemmerFor(language)?.(text) ?? text.toLocaleLowerCase(language);
}

function alike(a: string, b: string): boolean {
  if (a === b) return true;
  const least = Math.max(4, Math.ceil(0.7 * Math.max(a.length, b.length)));
  return a.length >= least && b.length >= least && a.slice(0, least) === b.slice(0, least);
}

import { wordsOf } from '#engine/words';
import { alignWords } from './align-words.ts';
import type { InlineItem, InlineText } from './inline-text.ts';

/** From this strength on a link between words is beyond doubt: the same word, number or name. */
const sure = 0.9;

/**
 * Whether each of these codes of a target touches the very word, number or name that it touches in the source, on one
 * side at least and on neither side another one. False where that cannot be told, which says nothing against the
 * place. Linear in the texts.
 */
export function areSurelyPlaced(source: InlineText, target: InlineText, ids: Iterable<number>): boolean {
  const [from, to] = [textOf(source), textOf(target)];
  const partners = new Map<number, number>();
  for (const { source: one, target: other, strength } of alignWords(from, to))
    if (strength >= sure) partners.set(one[0], other[0]);
  const taken = new Set(partners.values());
  const [placesFrom, placesTo] = [placesOf(source, from), placesOf(target, to)];
  for (const id of ids) {
    for (const kind of ['open', 'close', 'standalone'] as const) {
      const here = placesFrom.get(`${kind} ${id}`);
      const there = placesTo.get(`${kind} ${id}`);
      if (!here && !there) continue;
      if (!here || !there) return false;
      const sides = [compare(here.before, there.before), compare(here.after, there.after)];
      if (sides.includes('other') || !sides.includes('same')) return false;
    }
  }
  return true;

  function compare(one: number | undefined, other: number | undefined): 'same' | 'other' | 'unknown' {
    if (one === undefined || other === undefined) return one === other ? 'same' : 'other';
    const partner = partners.get(one);
    if (partner === undefined) return taken.has(other) ? 'other' : 'unknown';
    return partner === other ? 'same' : 'other';
  }
}

/** Starts of the words, numbers or signs around a code; undefined at the edges of the text. */
interface Place {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

function placesOf({ items }: InlineText, text: string): Map<string, Place> {
  const words = wordsOf(text);
  const places = new Map<string, Place>();
  let offset = 0;
  let next = 0;
  for (const item of items) {
    if (item.kind === 'text') {
      offset += item.text.length;
      continue;
    }
    while (next < words.length && words[next]!.end <= offset) next++;
    places.set(keyOf(item), { before: words[next - 1]?.start, after: words[next]?.start });
  }
  return places;
}

function keyOf(item: Exclude<InlineItem, { kind: 'text' }>): string {
  return `${item.kind} ${item.id}`;
}

function textOf({ items }: InlineText): string {
  return items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
}

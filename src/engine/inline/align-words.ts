import { type Word, wordsOf } from '#engine/words';

/** A stretch of the source and the stretch of the target that says the same; offsets in UTF-16 units. */
export interface TextLink {
  readonly source: readonly [start: number, end: number];
  readonly target: readonly [start: number, end: number];
  /** How sure it is, above 0 and up to 1. */
  readonly strength: number;
}

/** How far from the expected place a word of the same form is looked for, in words: keeps long segments linear. */
const windowOfSame = 120;
const windowOfCognates = 25;
/** Signs and very short words occur too often to be trusted far from where they are expected, as share of the text. */
const reachOfWeak = 0.2;

interface Candidate {
  readonly from: number;
  readonly to: number;
  readonly strength: number;
  readonly rank: number;
}

/**
 * Links words of a text with words of its translation without knowing the languages: the same number, name, sign or
 * cognate (like prefix or few edits), each word once, the surest first and of equals the one nearer to its place.
 * What stays without a link has none in this form. Time grows with the words, not with their square.
 */
export function alignWords(source: string, target: string): TextLink[] {
  const from = wordsOf(source);
  const to = wordsOf(target);
  const candidates = findCandidates(from, to).sort((a, b) => b.rank - a.rank);
  const links: TextLink[] = [];
  const usedFrom = new Set<number>();
  const usedTo = new Set<number>();
  const take = (candidate: Pick<Candidate, 'from' | 'to' | 'strength'>): void => {
    usedFrom.add(candidate.from);
    usedTo.add(candidate.to);
    links.push({
      source: [from[candidate.from]!.start, from[candidate.from]!.end],
      target: [to[candidate.to]!.start, to[candidate.to]!.end],
      strength: candidate.strength,
    });
  };
  for (const candidate of candidates) {
    if (!usedFrom.has(candidate.from) && !usedTo.has(candidate.to)) take(candidate);
  }
  const [namesFrom, namesTo] = [namesIn(from, usedFrom), namesIn(to, usedTo)];
  if (namesFrom.length === namesTo.length)
    for (const [index, name] of namesFrom.entries())
      take({ from: name, to: namesTo[index]!, strength: strengthOfNames });
  return links;
}

/** Of names that are translated, such as those of buttons. */
const strengthOfNames = 0.6;

/** First words of what is written with a capital inside a sentence, as far as nothing of it is linked. */
function namesIn(words: readonly Word[], used: ReadonlySet<number>): number[] {
  const names: number[] = [];
  let first: number | undefined;
  let isFree = true;
  for (let index = 0; index <= words.length; index++) {
    const word = words[index];
    const isName = word?.kind === 'word' && /^\p{Lu}/u.test(word.text);
    if (isName && first === undefined) {
      first = index;
      isFree = true;
    }
    if (isName) isFree &&= !used.has(index);
    else if (first !== undefined) {
      const before = words[first - 1];
      const isInside = before !== undefined && !/[.!?:;]/.test(before.text);
      if (isInside && isFree) names.push(first);
      first = undefined;
    }
  }
  return names;
}

function findCandidates(from: readonly Word[], to: readonly Word[]): Candidate[] {
  const folded = to.map(fold);
  const places = new Map<string, number[]>();
  for (const [index, form] of folded.entries()) {
    const known = places.get(form);
    if (known) known.push(index);
    else places.set(form, [index]);
  }
  const candidates: Candidate[] = [];
  const ratio = to.length / Math.max(1, from.length);
  for (const [index, word] of from.entries()) {
    const form = fold(word);
    const expected = index * ratio;
    const offer = (at: number, strength: number): void => {
      const distance = Math.abs(at - expected) / Math.max(from.length, to.length);
      if (strength < 0.5 && distance > reachOfWeak) return;
      candidates.push({ from: index, to: at, strength, rank: strength - distance / 2 });
    };
    const same = places.get(form) ?? [];
    for (const at of near(same, expected, windowOfSame)) {
      offer(at, strengthOfSame(word, same.length));
    }
    if (word.kind !== 'word' || form.length < 4) continue;
    const last = Math.min(to.length - 1, Math.floor(expected) + windowOfCognates);
    for (let at = Math.max(0, Math.floor(expected) - windowOfCognates); at <= last; at++) {
      if (to[at]!.kind !== 'word' || folded[at] === form) continue;
      const likeness = likenessOf(form, folded[at]!);
      if (likeness > 0) offer(at, 0.5 + 0.4 * likeness);
    }
  }
  return candidates;
}

/** Of ascending places those within `reach` of the expected one, by binary search. */
function near(places: readonly number[], expected: number, reach: number): readonly number[] {
  if (places.length === 0 || (places[0]! >= expected - reach && places.at(-1)! <= expected + reach)) {
    return places.length <= 2 * mostOfOneForm ? places : nearest(places, expected);
  }
  return nearest(places, expected).filter((place) => Math.abs(place - expected) <= reach);
}

/** How many places of one form are looked at on each side of the expected one. */
const mostOfOneForm = 4;

function nearest(places: readonly number[], expected: number): readonly number[] {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < expected) low = middle + 1;
    else high = middle;
  }
  return places.slice(Math.max(0, low - mostOfOneForm), low + mostOfOneForm);
}

function strengthOfSame({ kind, text }: Word, occurrences: number): number {
  const once = occurrences === 1 ? 0.05 : 0;
  if (kind === 'number') return 0.95 + once;
  if (kind === 'sign') return 0.35 + once;
  return text.length < 4 ? 0.45 + once : 0.9 + once;
}

/** Signs that stand for one another across scripts. */
const alikeSigns: Readonly<Record<string, string>> = {
  '。': '.',
  '．': '.',
  '।': '.',
  '，': ',',
  '、': ',',
  '،': ',',
  '；': ';',
  '؛': ';',
  '：': ':',
  '？': '?',
  '؟': '?',
  '！': '!',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '’': "'",
  '–': '-',
  '—': '-',
};

/** What forms of one word have in common: small letters without accents, digits without separators. */
function fold({ kind, text }: Word): string {
  if (kind === 'sign') return alikeSigns[text] ?? text;
  if (kind === 'number') return [...text].map(digitOf).join('');
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** ASCII digit of a decimal digit in any script, nothing for separators (Unicode: digits stand in runs of ten). */
function digitOf(character: string): string {
  if (character >= '0' && character <= '9') return character;
  if (!/\p{Nd}/u.test(character)) return '';
  let value = 0;
  const code = character.codePointAt(0)!;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++;
  return String(value);
}

/** 0 for words that are no cognates, up to 1 for nearly the same. */
function likenessOf(a: string, b: string): number {
  if (b.length < 4) return 0;
  const longer = Math.max(a.length, b.length);
  const prefix = commonPrefix(a, b) / longer;
  if (prefix >= 0.5) return prefix;
  if (a[0] !== b[0] || longer > 24) return 0;
  const likeness = 1 - editDistance(a, b) / longer;
  return likeness >= 0.6 ? likeness * 0.9 : 0;
}

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** Levenshtein distance of two short words. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const exchange = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(exchange, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

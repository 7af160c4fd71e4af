import {
  isRound,
  type NumberToken,
  numbersOf,
  readingsOf,
  romanNumeral,
  scaleBehind,
  scaled,
  wordsForNumber,
} from '#engine/checks/quantities';
import { type CheckedPair, remembered, type TextView } from '#engine/checks/subject';
import { compareDates } from './compare-dates.ts';

export interface NumberComparison {
  /** Numbers of the source that the target does not have, in order. */
  readonly missing: readonly NumberToken[];
  /** Numbers of the target that the source does not have, in order. */
  readonly added: readonly NumberToken[];
}

const equal: NumberComparison = { missing: [], added: [] };

/** Which numbers have no counterpart on the other side, whatever their order, format, digits and script. */
export const compareNumbers = remembered((pair: CheckedPair): NumberComparison => {
  const from = numbersOf(pair.source);
  const to = numbersOf(pair.target);
  const isAlike = from.length === to.length && from.every(({ text }, index) => text === to[index]!.text);
  const [scaledDown, scaledUp] = otherScales(from, to, pair);
  if (isAlike && scaledDown.length === 0) return equal;
  const dates = compareDates(pair);
  let missing = from.filter((token) => !dates.inSource.has(token.start) && !scaledDown.includes(token));
  let added = to.filter((token) => !dates.inTarget.has(token.start) && !scaledUp.includes(token));
  for (const keysOf of [readings, scaledReadings]) {
    [missing, added] = matchTokens(missing, added, pair, keysOf);
    if (missing.length === 0 && added.length === 0) break;
  }
  if (missing.length === 0 && added.length === 0 && scaledDown.length === 0) return equal;
  const [source, target] = [swappedKeys(added), swappedKeys(missing)];
  const isSwapped = (token: NumberToken, keys: ReadonlySet<string>) => keys.has(swapKey(token) ?? '');
  const [leftInSource, leftInTarget] = matchComponents(
    missing.filter((token) => !isSwapped(token, source)),
    added.filter((token) => !isSwapped(token, target)),
    pair,
  ).map((tokens) => new Set(tokens)) as [Set<NumberToken>, Set<NumberToken>];
  missing = missing.filter((token) => isSwapped(token, source) || leftInSource.has(token));
  added = added.filter((token) => isSwapped(token, target) || leftInTarget.has(token));
  return {
    missing: [...scaledDown, ...notSaid(missing, pair.source, pair.target)],
    added: [...scaledUp, ...notSaid(added, pair.target, pair.source)],
  };
});

/** Numbers that both texts write alike, before words that multiply them by other powers of ten: 5 million, 5 Milliarden. */
function otherScales(
  from: readonly NumberToken[],
  to: readonly NumberToken[],
  { source, target }: CheckedPair,
): [NumberToken[], NumberToken[]] {
  const here = scaledTokens(from, source);
  if (here.length === 0) return [[], []];
  const there = scaledTokens(to, target);
  const left = here.filter(({ value }) => {
    const same = there.findIndex((other) => other.value === value);
    if (same >= 0) there.splice(same, 1);
    return same < 0;
  });
  const pairs = left.flatMap(({ token }) => {
    const other = there.findIndex(({ token: { text } }) => text === token.text);
    return other < 0 ? [] : [[token, there.splice(other, 1)[0]!.token] as const];
  });
  return [pairs.map(([token]) => token), pairs.map(([, token]) => token)];
}

/** More are not compared in one text, since each is looked for among the others. */
const mostScaled = 50;

function scaledTokens(
  tokens: readonly NumberToken[],
  { text, tag, language }: TextView,
): { token: NumberToken; value: string }[] {
  const found: { token: NumberToken; value: string }[] = [];
  for (const token of tokens) {
    const { power, isCertain } = scaleBehind(text, token.end, language);
    if (isCertain) found.push({ token, value: scaled(readingsOf(token, tag)[0]!, power) });
    if (found.length >= mostScaled) break;
  }
  return found;
}

/** The groups of thousands of a number whatever their order; undefined for numbers without groups. */
function swapKey(token: NumberToken): string | undefined {
  return grouped.test(token.text) ? partsOf(token).sort().join(' ') : undefined;
}

const grouped = /^[1-9][0-9]{2}(?:[.,'’٬ ][0-9]{3})+$|^[1-9][0-9]{0,2}(?:[.,'’٬ ][0-9]{3}){2,}$/;

/** Equal groups in another order are another number: their parts are no evidence that it is there. */
function swappedKeys(tokens: readonly NumberToken[]): Set<string> {
  return new Set(tokens.map(swapKey).filter((key) => key !== undefined));
}

/** The tokens that the other text does not say as a word or in Roman numerals; each number is looked for once. */
function notSaid(tokens: readonly NumberToken[], own: TextView, other: TextView): NumberToken[] {
  const said = new Map<string, boolean>();
  return tokens.filter((token) => {
    if (!said.has(token.text)) said.set(token.text, isSaidOtherwise(token, own, other));
    return !said.get(token.text);
  });
}

type KeysOf = (token: NumberToken, view: TextView) => readonly string[];

const readings: KeysOf = (token, { tag }) => readingsOf(token, tag);

/** The number with what stands behind it: two million, 200万, 2 PM. */
const scaledReadings: KeysOf = (token, view) => {
  const plain = readingsOf(token, view.tag);
  const { power } = scaleBehind(view.text, token.end, view.language);
  const scaledOnes = power === 0 ? [] : plain.filter(isDecimal).map((reading) => scaled(reading, power));
  return [...plain, ...scaledOnes, ...afternoon(token, view)];
};

const isDecimal = (reading: string): boolean => /^[0-9]+(?:\.[0-9]+)?$/.test(reading);

function afternoon(token: NumberToken, { text }: TextView): string[] {
  const hour = Number(token.text);
  if (!(hour >= 1 && hour <= 11)) return [];
  const behind = text.slice(token.end, token.end + 10);
  return /^(?:[:.]\d\d)?\s?p\.?\s?m/i.test(behind) ? [String(hour + 12)] : [];
}

/** Takes away tokens of both sides that share a key; the same key matches once. */
function matchTokens(
  from: readonly NumberToken[],
  to: readonly NumberToken[],
  { source, target }: CheckedPair,
  keysOf: KeysOf,
): [NumberToken[], NumberToken[]] {
  const waiting = new Map<string, NumberToken[]>();
  for (const token of to) {
    for (const key of keysOf(token, target)) {
      const list = waiting.get(key);
      if (list) list.push(token);
      else waiting.set(key, [token]);
    }
  }
  const used = new Set<NumberToken>();
  const next = new Map<string, number>();
  const missing = from.filter(
    (token) => !keysOf(token, source).some((key) => take(key, waiting, next, used)),
  );
  return [missing, to.filter((token) => !used.has(token))];
}

function take(
  key: string,
  waiting: ReadonlyMap<string, readonly NumberToken[]>,
  next: Map<string, number>,
  used: Set<NumberToken>,
): boolean {
  const list = waiting.get(key);
  if (!list) return false;
  let at = next.get(key) ?? 0;
  while (at < list.length && used.has(list[at]!)) at++;
  next.set(key, at + 1);
  if (at >= list.length) return false;
  used.add(list[at]!);
  return true;
}

/** Tokens whose parts all occur among the parts left on the other side, an hour of the afternoon as it is counted to 24. */
function matchComponents(
  from: readonly NumberToken[],
  to: readonly NumberToken[],
  { source, target }: CheckedPair,
): [NumberToken[], NumberToken[]] {
  return [leftOver(from, partsOfAll(to, target), source), leftOver(to, partsOfAll(from, source), target)];
}

function partsOfAll(tokens: readonly NumberToken[], view: TextView): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) {
    const [hour] = afternoon(token, view);
    for (const part of hour ? [...partsOf(token), hour] : partsOf(token))
      counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  return counts;
}

function leftOver(
  tokens: readonly NumberToken[],
  counts: Map<string, number>,
  view: TextView,
): NumberToken[] {
  return tokens.filter((token) => {
    const fitting = [partsOf(token), afternoon(token, view)].find(
      (parts) => parts.length > 0 && parts.every((part) => (counts.get(part) ?? 0) > 0),
    );
    for (const part of fitting ?? []) counts.set(part, counts.get(part)! - 1);
    return !fitting;
  });
}

function partsOf({ text }: NumberToken): string[] {
  return text.split(/[.,'’٫٬· ]/).map((part) => part.replace(/^0+(?=.)/, ''));
}

/** Whether the other text writes a small number as a word or in Roman numerals. */
function isSaidOtherwise(token: NumberToken, own: TextView, other: TextView): boolean {
  if (isPartOfWord(token, own) && other.text.includes(token.text)) return true;
  if (!/^[0-9]{1,3}$/.test(token.text)) return false;
  const number = Number(token.text);
  const roman = romanNumeral(number);
  if (roman && new RegExp(`(?<![A-Z])${roman}(?![A-Z])`).test(other.text)) return true;
  if (number < 1 || (number > 12 && !isRound(number)))
    return number === 0 && /\p{L}/u.test(other.text) && isZeroSaid(other);
  const words = wordsForNumber(number, other.language);
  if (words === undefined) return number <= 3 && !isPartOfWord(token, own);
  const isSpaced = !['zh', 'ja', 'ko'].includes(other.language);
  return words.some((word) => (isSpaced ? other.wordKeys.has(word) : other.text.includes(word)));
}

function isPartOfWord({ start, end }: NumberToken, { text }: TextView): boolean {
  return /[\p{L}_.-]/u.test(text[start - 1] ?? '') || /\p{L}/u.test(text[end] ?? '');
}

function isZeroSaid({ wordKeys }: TextView): boolean {
  return [
    'zero',
    'no',
    'none',
    'null',
    'kein',
    'keine',
    'zéro',
    'aucun',
    'aucune',
    'cero',
    'ninguna',
    'ningún',
    'nul',
    'ноль',
  ].some((word) => wordKeys.has(word));
}

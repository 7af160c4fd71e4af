import { type NumberToken, numbersOf, readingsOf } from '#engine/checks/quantities';
import { type CheckedPair, remembered, type TextView } from '#engine/checks/subject';

export interface LostSign {
  readonly source: NumberToken;
  readonly target: NumberToken;
}

const none: readonly LostSign[] = [];
const minus = /[-\u2010-\u2013\u2212\uFF0D]/;
/** A sign that belongs to the number behind it: nothing but a blank, a bracket or a quotation mark stands in front of it. */
const signed = /(?:^|[\s\u00A0\u202F([{"“„«=<>≤≥±×/:~≈\u200E\u200F])[-\u2212\uFF0D]$/;
/** Words for less than nothing; where one stands, signs are not compared. */
const said =
  /\b(?:minus|negative|below|under|moins|menos|negativ\p{L}*|unter|unterhalb|meno|bajo|sotto|abaixo|sous|miinus|mínus|miinusta|alle|eksi|min)\b|минус|мінус|ниже|мінусов|零下|负|負|マイナス|영하|마이너스|سالب|ناقص|تحت|منفی|מינוס/iu;

/**
 * Numbers that are less than nothing in one text and, alone of their value, not in the other. Only what is certain: a sign
 * directly before the number, and in the other text neither a sign nor brackets near it nor a word for them anywhere.
 */
export const lostSigns = remembered((pair: CheckedPair): readonly LostSign[] => {
  const { source, target } = pair;
  if (!minus.test(source.text) && !minus.test(target.text)) return none;
  if (said.test(source.text) || said.test(target.text)) return none;
  const from = numbersOf(source);
  const to = numbersOf(target);
  if (from.length === 0 || from.length !== to.length || from.length > mostNumbers) return none;
  const valuesOf = (tokens: readonly NumberToken[], { tag }: TextView): string[] =>
    tokens.map((token) => readingsOf(token, tag)[0]!);
  const there = valuesOf(to, target);
  const here = valuesOf(from, source);
  return from.flatMap((token, index) => {
    const value = here[index]!;
    const at = there.indexOf(value);
    const isAlone =
      at >= 0 && there.lastIndexOf(value) === at && here.indexOf(value) === here.lastIndexOf(value);
    if (!isAlone) return [];
    const other = to[at]!;
    const isLost = isSigned(token, source) && isBare(other, target);
    const isAdded = isBare(token, source) && isSigned(other, target);
    return isLost || isAdded ? [{ source: token, target: other }] : [];
  });
});

/** More are not compared: where a text is full of numbers, hyphens mean many things. */
const mostNumbers = 20;

function isSigned({ start }: NumberToken, { text }: TextView): boolean {
  return signed.test(text.slice(Math.max(0, start - 2), start));
}

/** Whether nothing near a number may mean that it is less than nothing, as a sign behind it does, or brackets in accounts. */
function isBare({ start, end }: NumberToken, { text }: TextView): boolean {
  const near = text.slice(Math.max(0, start - 3), start) + text.slice(end, end + 2);
  return !minus.test(near) && !near.includes('(');
}

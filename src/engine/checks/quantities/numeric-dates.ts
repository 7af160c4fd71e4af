import type { TextView } from '#engine/checks/subject';
import { addReading, type DateToken } from './date-token.ts';

/** Arabic sets a direction mark before each sign. */
const numeric =
  /(?<![\d.,/-])(\d{1,4})[\u200E\u200F]?([./-])[ \u200E\u200F]?(\d{1,2})[\u200E\u200F]?\2[ \u200E\u200F]?(\d{2,4})(?![\d/-]|[.,]\d)/g;
const signed = /(?:(\d{2,4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]/g;
const monthFirst = /^en(?:-US)?$|^[a-z]{2}-US$/i;

/** Dates of three numbers between two equal signs, read in every order that the sign and the locale leave open. */
export function numericDates(text: string, { tag }: TextView): DateToken[] {
  const found: DateToken[] = [];
  for (const match of text.matchAll(numeric)) {
    const [whole, first, sign, second, third] = match as unknown as [string, string, string, string, string];
    const readings: string[] = [];
    if (first.length === 4) addReading(readings, first, second, third);
    else if (first.length <= 2) addOrders(readings, [first, second, third], sign, tag);
    if (readings.length > 0)
      found.push({ start: match.index, end: match.index + whole.length, text: whole, readings });
  }
  return found;
}

function addOrders(
  readings: string[],
  [first, second, third]: readonly [string, string, string],
  sign: string,
  tag: string,
): void {
  const isMonthFirst = sign !== '.' && monthFirst.test(tag);
  if (!isMonthFirst || tag.toLowerCase() === 'en') addReading(readings, third, second, first);
  if (isMonthFirst || sign === '-') addReading(readings, third, first, second);
  if (readings.length === 0) {
    addReading(readings, third, first, second);
    addReading(readings, third, second, first);
  }
  if (first.length === 2 && third.length === 2 && sign !== '.') addReading(readings, first, second, third);
}

/** Dates with the Chinese, Japanese and Korean signs of year, month and day. */
export function signedDates(text: string): DateToken[] {
  const found: DateToken[] = [];
  for (const match of text.matchAll(signed)) {
    const readings: string[] = [];
    addReading(readings, match[1] ?? '', match[2]!, match[3]!);
    const end = match.index + match[0].length;
    if (readings.length > 0) found.push({ start: match.index, end, text: match[0], readings });
  }
  return found;
}

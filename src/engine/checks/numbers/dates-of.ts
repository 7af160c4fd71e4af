import { remembered, type TextView, traits } from '#engine/checks/subject';
import { westernDigits } from './digits.ts';
import { monthNames } from './month-names.ts';

/** A date as a text writes it, with every way to read it. */
export interface DateToken {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** `year-month-day`; the year is empty where it is not written. */
  readonly readings: readonly string[];
}

const none: readonly DateToken[] = [];

/** The dates of a text: in digits with two separators, in Chinese, Japanese and Korean signs, with a month's name. */
export const datesOf = remembered((view: TextView): readonly DateToken[] => {
  if (!view.has(traits.DIGIT)) return none;
  const text = westernDigits(view.text);
  const found = [...numericDates(text, view), ...signedDates(text), ...namedDates(text, view)];
  return found.sort((a, b) => a.start - b.start);
});

const numeric = /(?<![\d.,/-])(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{2,4})(?![\d/-]|[.,]\d)/g;

function numericDates(text: string, { tag }: TextView): DateToken[] {
  const found: DateToken[] = [];
  for (const match of text.matchAll(numeric)) {
    const [whole, first, sign, second, third] = match as unknown as [string, string, string, string, string];
    const readings: string[] = [];
    if (first.length === 4) add(readings, first, second, third);
    else if (first.length <= 2) {
      const isMonthFirst = sign === '/' && /^en(?:-US)?$|^..-US$/i.test(tag);
      const isDayFirst = sign === '.' || !/^en(?:-US)?$|^..-US$/i.test(tag);
      if (isDayFirst || tag.toLowerCase() === 'en') add(readings, third, second, first);
      if (isMonthFirst || sign === '-') add(readings, third, first, second);
      if (readings.length === 0) {
        add(readings, third, first, second);
        add(readings, third, second, first);
      }
      if (first.length === 2 && third.length === 2 && sign !== '.') add(readings, first, second, third);
    }
    if (readings.length > 0)
      found.push({ start: match.index, end: match.index + whole.length, text: whole, readings });
  }
  return found;
}

const signed = /(?:(\d{2,4}) ?[年년] ?)?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号號]/g;

function signedDates(text: string): DateToken[] {
  const found: DateToken[] = [];
  for (const match of text.matchAll(signed)) {
    const readings: string[] = [];
    add(readings, match[1] ?? '', match[2]!, match[3]!);
    if (readings.length > 0)
      found.push({ start: match.index, end: match.index + match[0].length, text: match[0], readings });
  }
  return found;
}

const dayBefore =
  /(?<![\d.,:/-])(\d{1,2})(?:\.|st|nd|rd|th|er|º|ª)?[\s\u00A0\u202F-]+(?:(?:de|di|of|d['’]|ta['’])[\s\u00A0]?)?$/u;
const yearBehind = /^[.,]?[\s\u00A0\u202F-]+(?:(?:de|del|of)[\s\u00A0])?,?(\d{4})(?!\d)/u;
const dayBehind = /^\.?[\s\u00A0\u202F-]+(\d{1,2})(?:st|nd|rd|th)?(?![\d:.]\d|\d)/u;

function namedDates(text: string, { tag, words }: TextView): DateToken[] {
  const months = monthNames(tag);
  const found: DateToken[] = [];
  for (const { text: word, start, end } of words) {
    const month = months.get(word.toLowerCase());
    if (month === undefined) continue;
    const before = dayBefore.exec(text.slice(Math.max(0, start - 16), start));
    const behind = text.slice(end, end + 24);
    const day = before ?? dayBehind.exec(behind);
    if (!day) continue;
    const rest = before ? behind : behind.slice(day[0].length);
    const year = yearBehind.exec(rest);
    const readings: string[] = [];
    add(readings, year?.[1] ?? '', String(month), day[1]!);
    const from = before ? start - before[0].length : start;
    const to = end + (before ? 0 : day[0].length) + (year?.[0].length ?? 0);
    if (readings.length > 0) found.push({ start: from, end: to, text: text.slice(from, to), readings });
  }
  return found;
}

function add(readings: string[], year: string, month: string, day: string): void {
  const m = Number(month);
  const d = Number(day);
  if (m < 1 || m > 12 || d < 1 || d > 31 || year.length === 1 || year.length === 3) return;
  const reading = `${year.slice(-2)}-${m}-${d}`;
  if (!readings.includes(reading)) readings.push(reading);
}

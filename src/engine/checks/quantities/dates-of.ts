import { remembered, type TextView, traits } from '#engine/checks/subject';
import { addReading, type DateToken } from './date-token.ts';
import { westernDigits } from './digits.ts';
import { monthNames } from './month-names.ts';
import { numbersOf } from './numbers-of.ts';
import { numericDates, signedDates } from './numeric-dates.ts';

const none: readonly DateToken[] = [];

/** The dates of a text: in digits with two separators, in Chinese, Japanese and Korean signs, with a month's name. */
export const datesOf = remembered((view: TextView): readonly DateToken[] => {
  if (!view.has(traits.DIGIT)) return none;
  const text = view.has(traits.OTHER_DIGIT) ? westernDigits(view.text) : view.text;
  const found = namedDates(text, view);
  if (separated.test(text)) found.push(...numericDates(text, view));
  if (view.has(traits.NOT_LATIN)) found.push(...signedDates(text));
  return found.length > 1 ? found.sort((a, b) => a.start - b.start) : found;
});

const separated = /\d[\u200E\u200F]?[./-][ \u200E\u200F]?\d{1,2}[\u200E\u200F]?[./-]/;
const monthBehind =
  /^(?:\.|st|nd|rd|th|er|º|ª)?[\s\u00A0\u202F-]{1,3}(?:(?:de|di|of)[\s\u00A0]|d['’]|ta['’])?(\p{L}[\p{L}\p{M}]*)/u;
const monthBefore = /(\p{L}[\p{L}\p{M}]*)\.?[\s\u00A0\u202F-]{1,3}$/u;
const yearBehind = /^(?:st|nd|rd|th)?[.,]?[\s\u00A0\u202F-]{1,3}(?:(?:de|del|of)[\s\u00A0])?(\d{4})(?!\d)/u;

/** Days, one or two digits, with the name of a month directly before or behind. */
function namedDates(text: string, view: TextView): DateToken[] {
  const found: DateToken[] = [];
  for (const { text: day, start, end } of numbersOf(view)) {
    if (day.length > 2) continue;
    const behind = monthBehind.exec(text.slice(end, end + 28));
    const month = behind && monthOf(behind[1]!, view);
    const before = month ? null : monthBefore.exec(text.slice(Math.max(0, start - 16), start));
    const number = month ?? (before && monthOf(before[1]!, view));
    if (!number) continue;
    const from = month ? start : start - before![0].length;
    const last = month ? end + behind[0].length : end;
    const year = yearBehind.exec(text.slice(last, last + 16));
    const readings: string[] = [];
    addReading(readings, year?.[1] ?? '', String(number), day);
    const to = last + (year?.[0].length ?? 0);
    if (readings.length > 0) found.push({ start: from, end: to, text: text.slice(from, to), readings });
  }
  return found;
}

function monthOf(word: string, { tag }: TextView): number | undefined {
  return monthNames(tag).get(word.toLowerCase());
}

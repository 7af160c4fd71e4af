import { type DateToken, datesOf } from '#engine/checks/quantities';
import { type CheckedPair, remembered } from '#engine/checks/subject';

export interface DateComparison {
  /** Dates of the source without the same date in the target, with the date of the target that stands for it. */
  readonly changed: readonly { readonly source: DateToken; readonly target: DateToken }[];
  /** Offsets that lie within dates that were compared, on either side. */
  readonly inSource: ReadonlySet<number>;
  readonly inTarget: ReadonlySet<number>;
}

const noDates: DateComparison = { changed: [], inSource: new Set(), inTarget: new Set() };
/** Dates of one day and month that are asked for the same year, so that a calendar of a thousand years stays linear. */
const mostAsked = 16;

/** Compares dates whatever their order and form; a missing year is no difference. */
export const compareDates = remembered((pair: CheckedPair): DateComparison => {
  const from = datesOf(pair.source);
  if (from.length === 0) return noDates;
  const to = datesOf(pair.target);
  if (to.length === 0) return noDates;
  const waiting = new Map<string, DateToken[]>();
  for (const date of to) {
    for (const key of keysOf(date)) waiting.set(key, [...(waiting.get(key) ?? []).slice(-mostAsked), date]);
  }
  const used = new Set<DateToken>();
  const unmatched = from.filter((date) => !takeSame(date, waiting, used));
  const left = to.filter((date) => !used.has(date));
  const changed = unmatched.flatMap((source, index) =>
    left[index] ? [{ source, target: left[index] }] : [],
  );
  const lost = new Set(unmatched.slice(left.length));
  return {
    changed,
    inSource: offsetsOf(from.filter((date) => !lost.has(date))),
    inTarget: offsetsOf([...used, ...changed.map(({ target }) => target)]),
  };
});

function keysOf({ readings, text }: DateToken): string[] {
  return [text, ...new Set(readings.map((reading) => reading.slice(reading.indexOf('-'))))];
}

function takeSame(
  date: DateToken,
  waiting: ReadonlyMap<string, readonly DateToken[]>,
  used: Set<DateToken>,
): boolean {
  for (const key of keysOf(date)) {
    const same = waiting
      .get(key)
      ?.find((other) => !used.has(other) && (other.text === date.text || agree(date, other)));
    if (!same) continue;
    used.add(same);
    return true;
  }
  return false;
}

function agree(a: DateToken, b: DateToken): boolean {
  return a.readings.some((one) => b.readings.some((other) => sameDay(one, other)));
}

function sameDay(a: string, b: string): boolean {
  const [yearA, monthA, dayA] = a.split('-');
  const [yearB, monthB, dayB] = b.split('-');
  return monthA === monthB && dayA === dayB && (yearA === yearB || yearA === '' || yearB === '');
}

function offsetsOf(dates: readonly DateToken[]): Set<number> {
  const offsets = new Set<number>();
  for (const { start, end } of dates) for (let at = start; at < end; at++) offsets.add(at);
  return offsets;
}

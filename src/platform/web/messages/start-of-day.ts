import { wallClockOf } from './wall-clock.ts';

const hour = 3_600_000;
/** Further from UTC no clock is. */
const furthest = 26 * hour;

/**
 * The moment at which a day of a calendar (`2026-03-29`) begins in an IANA time zone: the first at which its clocks show
 * that day, or a later one where they leave it out. Where daylight saving begins at midnight that is 1 o'clock.
 */
export function startOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const shownAt = wallClockOf(zone);
  let [before, from] = [midnight - furthest, midnight + furthest];
  while (from - before > 1) {
    const between = Math.floor((before + from) / 2);
    if (shownAt(between) < midnight) before = between;
    else from = between;
  }
  return new Date(from);
}

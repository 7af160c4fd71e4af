import { wallClockOf } from './wall-clock.ts';

/** The day (`2026-11-28`) that clocks of an IANA time zone show at a moment. */
export function dayOf(moment: Date, zone: string): string {
  return new Date(wallClockOf(zone)(moment.getTime())).toISOString().slice(0, 10);
}

/** So many days of the calendar, the last of them today in a zone; oldest first. */
export function lastDays(count: number, now: Date, zone: string): string[] {
  const today = Date.parse(dayOf(now, zone));
  return Array.from({ length: count }, (_, index) =>
    new Date(today - (count - 1 - index) * 86_400_000).toISOString().slice(0, 10),
  );
}

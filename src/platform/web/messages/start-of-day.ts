const hour = 3_600_000;
/** Further from UTC no clock is. */
const furthest = 26 * hour;

/**
 * The moment at which a day of a calendar (`2026-03-29`) begins in an IANA time zone: the first at which its clocks show
 * that day, or a later one where they leave it out. Where daylight saving begins at midnight that is 1 o'clock.
 */
export function startOfDay(day: string, zone: string): Date {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const dayAt = calendarIn(zone);
  let [before, from] = [midnight - furthest, midnight + furthest];
  while (from - before > 1) {
    const between = Math.floor((before + from) / 2);
    if (dayAt(between) < midnight) before = between;
    else from = between;
  }
  return new Date(from);
}

/** The day that clocks of a zone show at a moment, as the midnight in UTC that begins it there. */
function calendarIn(zone: string): (moment: number) => number {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', era: 'short' } as const;
  const format = new Intl.DateTimeFormat('en-US', { ...numeric, timeZone: zone, calendar: 'gregory' });
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => Number(parts.get(part)));
    const shown = new Date(0);
    shown.setUTCFullYear(parts.get('era') === 'AD' ? year! : 1 - year!, month! - 1, day);
    return shown.getTime();
  };
}

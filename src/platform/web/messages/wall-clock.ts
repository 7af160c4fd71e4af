/** Reads what clocks of an IANA time zone show at a moment, as if they were clocks of UTC; to the second. */
export function wallClockOf(zone: string): (moment: number) => number {
  const numeric = { year: 'numeric', month: 'numeric', day: 'numeric', era: 'short' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const options = { ...numeric, ...time, timeZone: zone, calendar: 'gregory' };
  const format = new Intl.DateTimeFormat('en-US', options);
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const of = (part: Intl.DateTimeFormatPartTypes) => Number(parts.get(part));
    const year = parts.get('era') === 'AD' ? of('year') : 1 - of('year');
    const shown = new Date(0);
    shown.setUTCFullYear(year, of('month') - 1, of('day'));
    shown.setUTCHours(of('hour'), of('minute'), of('second'));
    return shown.getTime();
  };
}

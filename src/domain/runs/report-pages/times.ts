import type { Formats } from '#platform/web/messages';

/** More than this are no picture. */
const mostPoints = 400;

/** Every day or month from the first to the last of some (`2026-11-28`, `2026-11`), in order; the last ones of very many. */
export function timesBetween(times: readonly string[]): string[] {
  const ordered = [...times].sort();
  const [first = '', last = ''] = [ordered[0], ordered.at(-1)];
  const found: string[] = [];
  for (let time = last; time >= first && time !== '' && found.length < mostPoints; time = before(time))
    found.unshift(time);
  return found;
}

function before(time: string): string {
  const isDay = time.length > 7;
  const date = new Date(isDay ? time : `${time}-01`);
  if (isDay) date.setUTCDate(date.getUTCDate() - 1);
  else date.setUTCMonth(date.getUTCMonth() - 1);
  return date.toISOString().slice(0, time.length);
}

/** A day or month as people read it. */
export function timeName(time: string, format: Formats): string {
  return time.length > 7 ? format.day(time) : format.month(time);
}

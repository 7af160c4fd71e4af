import { wallClockOf } from './wall-clock.ts';

const minute = 60_000;
/** Daylight saving lasts longer than this, so between two looks there is one change at most. */
const look = 14 * 86_400_000;
/** No run is older. */
const first = Date.UTC(2020, 0, 1);
const last = Date.UTC(2045, 0, 1);

/** How far the clocks of a zone are from UTC: before the first change, from each change to the next, and from the last on. */
export interface ZoneOffsets {
  readonly changes: readonly Date[];
  /** Minutes ahead of UTC; one more than there are changes. */
  readonly minutes: readonly number[];
}

const known = new Map<string, ZoneOffsets>();

/**
 * The offsets of an IANA time zone from 2020 to 2045, found once. With them a database needs no time zones of its own, which
 * are of another year and know other names.
 */
export function zoneOffsetsOf(zone: string): ZoneOffsets {
  const found = known.get(zone);
  if (found) return found;
  // Names of zones come from clients: what is kept of them stays small.
  if (known.size > 200) known.clear();
  const made = findOffsets(zone);
  known.set(zone, made);
  return made;
}

function findOffsets(zone: string): ZoneOffsets {
  const shownAt = wallClockOf(zone);
  const offsetAt = (moment: number) => Math.round((shownAt(moment) - moment) / minute);
  const changes: Date[] = [];
  const minutes = [offsetAt(first)];
  for (let moment = first; moment < last; moment += look) {
    const offset = offsetAt(moment + look);
    if (offset === minutes.at(-1)) continue;
    changes.push(new Date(findChange(offsetAt, moment, moment + look)));
    minutes.push(offset);
  }
  return { changes, minutes };
}

/** The first minute between two moments at which clocks are as far from UTC as at the second. */
function findChange(offsetAt: (moment: number) => number, begin: number, end: number): number {
  let [before, from] = [begin, end];
  while (from - before > minute) {
    const between = before + Math.floor((from - before) / 2 / minute) * minute;
    if (offsetAt(between) === offsetAt(end)) from = between;
    else before = between;
  }
  return from;
}

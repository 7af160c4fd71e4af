const basic = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z?)?$/;
const extended = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?)?$/;

/** Days that every month has, with times that every day has: nothing is left to be worked out. */
const plainlyUtc = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** `20240131T235959Z` (TMX 1.4b, "Date") as `2024-01-31T23:59:59Z`; undefined for what is no date. */
export function readTmxDate(written: string): string | undefined {
  const [, year, month, day, hour = '00', minute = '00', second = '00'] = basic.exec(written.trim()) ?? [];
  const iso = year === undefined ? written.trim() : `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
  return plainlyUtc.test(iso) ? iso : toSeconds(iso);
}

/** An ISO 8601 date as TMX writes it, in UTC and whole seconds; undefined for what is no date. */
export function writeTmxDate(iso: string): string | undefined {
  return toSeconds(iso)?.replaceAll(/[-:]/g, '');
}

/** A date without a zone counts as UTC. */
function toSeconds(iso: string): string | undefined {
  const [, day, time = '00:00:00', zone = 'Z'] = extended.exec(iso) ?? [];
  if (day === undefined) return undefined;
  // biome-ignore lint/style/noRestrictedGlobals: it moves an instant to UTC and asks no clock
  const instant = new Date(`${day}T${time}${zone}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().replace(/\.\d+Z$/, 'Z');
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** Names of the months of a locale (CLDR), whole and short, in all forms, lower case, with their numbers 1 to 12. */
export function monthNames(tag: string): ReadonlyMap<string, number> {
  let names = known.get(tag);
  if (!names) {
    names = read(tag);
    if (known.size > 200) known.clear();
    known.set(tag, names);
  }
  return names;
}

function read(tag: string): Map<string, number> {
  const names = new Map<string, number>();
  try {
    for (const month of ['long', 'short'] as const) {
      for (const options of [{ month }, { month, day: 'numeric' }] as const) {
        const format = new Intl.DateTimeFormat(tag, { ...options, calendar: 'gregory', timeZone: 'UTC' });
        for (let index = 0; index < 12; index++) add(names, format, index);
      }
    }
  } catch {
    return names;
  }
  return names;
}

const daysOfYear = [14, 45, 73, 104, 134, 165, 195, 226, 257, 287, 318, 348];
const day = 86_400_000;

function add(names: Map<string, number>, format: Intl.DateTimeFormat, index: number): void {
  const part = format.formatToParts(daysOfYear[index]! * day).find(({ type }) => type === 'month');
  const name = part?.value.toLowerCase().replace(/\.$/, '') ?? '';
  if (/\p{L}{2}/u.test(name)) names.set(name, index + 1);
}

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** The language that a column's name says: a BCP 47 tag of a language there is, or its English name. */
export function languageHeader(name: string): string | undefined {
  return languageTag(name) ?? byName().get(name.toLowerCase());
}

/** A tag in the spelling of BCP 47; undefined where it is none or names a language or region that there is not. */
export function languageTag(name: string): string | undefined {
  if (!/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,3}$/i.test(name)) return undefined;
  try {
    const locale = new Intl.Locale(name.replaceAll('_', '-'));
    const isKnown = names.of(locale.language) !== undefined;
    const isPlace = locale.region === undefined || regions.of(locale.region) !== undefined;
    return isKnown && isPlace && locale.region !== 'ZZ' ? locale.toString() : undefined;
  } catch {
    return undefined;
  }
}

let known: Map<string, string> | undefined;

/** English names of the languages with two letters. */
function byName(): ReadonlyMap<string, string> {
  if (known) return known;
  known = new Map();
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const first of letters) {
    for (const second of letters) {
      const name = names.of(first + second)?.toLowerCase();
      if (name !== undefined && !known.has(name)) known.set(name, first + second);
    }
  }
  return known;
}

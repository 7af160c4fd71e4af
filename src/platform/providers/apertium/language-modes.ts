/** A translation direction that Apertium has data for. */
export interface ApertiumPair {
  /** Name of the mode, such as `eng-spa` or `spa-eng_US`. */
  readonly mode: string;
  /** Languages as Apertium names them: ISO 639-1 or 639-3, a variety behind an underscore. */
  readonly from: string;
  readonly to: string;
}

/** ISO 639-3 of the languages Apertium has data for (wiki.apertium.org, list of language pairs), by ISO 639-1. */
const threeLetters: Readonly<Record<string, string>> = {
  af: 'afr', an: 'arg', ar: 'ara', as: 'asm', az: 'aze', be: 'bel', bg: 'bul', bn: 'ben', br: 'bre', ca: 'cat',
  cs: 'ces', cy: 'cym', da: 'dan', de: 'deu', el: 'ell', en: 'eng', eo: 'epo', es: 'spa', eu: 'eus', fi: 'fin',
  fo: 'fao', fr: 'fra', ga: 'gle', gd: 'gla', gl: 'glg', he: 'heb', hi: 'hin', hr: 'hrv', hu: 'hun', ia: 'ina',
  id: 'ind', is: 'isl', it: 'ita', kk: 'kaz', ky: 'kir', lb: 'ltz', lt: 'lit', lv: 'lav', mk: 'mkd', ms: 'zlm',
  mt: 'mlt', nb: 'nob', nl: 'nld', nn: 'nno', no: 'nob', oc: 'oci', pl: 'pol', pt: 'por', ro: 'ron', ru: 'rus',
  sc: 'srd', se: 'sme', sk: 'slk', sl: 'slv', sq: 'sqi', sr: 'srp', sv: 'swe', tg: 'tgk', tr: 'tur', tt: 'tat',
  uk: 'ukr', ur: 'urd', uz: 'uzb', zh: 'zho',
}; // biome-ignore format: one line a dozen languages

const modeName = /^([a-z]{2,3}(?:_[A-Za-z]+)?)-([a-z]{2,3}(?:_[A-Za-z]+)?)$/;

/** A mode's languages; undefined for modes that do not translate, such as analysers. */
export function pairOfMode(mode: string): ApertiumPair | undefined {
  const match = modeName.exec(mode);
  return match ? { mode, from: match[1]!, to: match[2]! } : undefined;
}

/** The direction between two languages (BCP 47 tags), of several the one whose varieties fit best. */
export function findPair(
  pairs: readonly ApertiumPair[],
  sourceLanguage: string,
  targetLanguage: string,
): ApertiumPair | undefined {
  const from = namesOf(sourceLanguage);
  const to = namesOf(targetLanguage);
  const rank = (pair: ApertiumPair): number => from.indexOf(pair.from) + to.indexOf(pair.to);
  return pairs
    .filter((pair) => from.includes(pair.from) && to.includes(pair.to))
    .reduce<ApertiumPair | undefined>(
      (best, pair) => (best && rank(best) <= rank(pair) ? best : pair),
      undefined,
    );
}

/** What Apertium may call a language, the most exact first. */
function namesOf(tag: string): string[] {
  try {
    const { language, region } = new Intl.Locale(tag);
    const long = threeLetters[language];
    const names = long === undefined ? [language] : [long, language];
    const varieties = region === undefined ? [] : names.map((name) => `${name}_${region}`);
    return [...varieties, ...names, ...(language === 'sr' || language === 'hr' ? ['hbs'] : [])];
  } catch {
    return [];
  }
}

import lists from 'stopword';

/** Names of the package's lists by ISO 639-1 language. */
const names: Readonly<Record<string, string>> = {
  ar: 'ara',
  bg: 'bul',
  ca: 'cat',
  cs: 'ces',
  da: 'dan',
  de: 'deu',
  el: 'ell',
  en: 'eng',
  es: 'spa',
  et: 'est',
  eu: 'eus',
  fi: 'fin',
  fr: 'fra',
  ga: 'gle',
  hr: 'hrv',
  hu: 'hun',
  hy: 'hye',
  id: 'ind',
  it: 'ita',
  lt: 'lit',
  lv: 'lav',
  nb: 'nob',
  nl: 'nld',
  nn: 'nob',
  no: 'nob',
  pl: 'pol',
  pt: 'por',
  ro: 'ron',
  ru: 'rus',
  sk: 'slk',
  sl: 'slv',
  sv: 'swe',
  tr: 'tur',
  uk: 'ukr',
};

/** Words of rules and instructions that the English list, made for searching, does not have. */
const more: Readonly<Record<string, string>> = {
  en: 'shall may any such each all no not every either neither its his if then when where upon within without per via between during before after above below under over until unless whether both own other another this these those that',
};

const known = new Map<string, ReadonlySet<string>>();

/**
 * Words of a language (BCP 47 tag) that say little by themselves, lower case: articles, prepositions, pronouns, auxiliaries.
 * Lists of the package stopword; undefined where there is none.
 */
export function stopWordsFor(tag: string): ReadonlySet<string> | undefined {
  const language = tag.toLowerCase().split(/[-_]/, 1)[0]!;
  const name = Object.hasOwn(names, language) ? names[language]! : undefined;
  if (name === undefined) return undefined;
  let words = known.get(language);
  if (words === undefined) {
    words = new Set([...(lists[name] as readonly string[]), ...(more[language]?.split(' ') ?? [])]);
    known.set(language, words);
  }
  return words;
}

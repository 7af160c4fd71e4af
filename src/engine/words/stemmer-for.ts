import snowball from 'snowball-stemmers';

/** The stem of a word: what its inflected forms have in common, lower case. */
export type Stem = (word: string) => string;

/** Snowball algorithms by ISO 639-1 language. */
const algorithms: Readonly<Record<string, string>> = {
  ar: 'arabic',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  en: 'english',
  es: 'spanish',
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hu: 'hungarian',
  hy: 'armenian',
  it: 'italian',
  nb: 'norwegian',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sl: 'slovene',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
};

const known = new Map<string, Stem>();
/** Stems kept for a language before they are forgotten; a document rarely has more words. */
const mostKept = 50_000;

/**
 * The stemmer of a language (BCP 47 tag), by the Snowball algorithms (snowballstem.org); undefined where there is
 * none. Stems are kept, so that a word costs its algorithm once.
 */
export function stemmerFor(language: string): Stem | undefined {
  const name = algorithms[language.toLowerCase().split('-')[0]!];
  if (name === undefined) return undefined;
  let stem = known.get(name);
  if (!stem) {
    stem = keeping(snowball.newStemmer(name), language);
    known.set(name, stem);
  }
  return stem;
}

function keeping(stemmer: { stem(word: string): string }, language: string): Stem {
  let stems = new Map<string, string>();
  return (word) => {
    let stem = stems.get(word);
    if (stem === undefined) {
      if (stems.size >= mostKept) stems = new Map();
      stem = stemmer.stem(word.toLocaleLowerCase(language));
      stems.set(word, stem);
    }
    return stem;
  };
}

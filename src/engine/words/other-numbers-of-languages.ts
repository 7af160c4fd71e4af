import { otherNumbers } from './other-numbers.ts';

/** Ends of singulars and plurals by language, which the language's stemmer keeps apart; those of whole words with a `#`. */
const endings: Readonly<Record<string, string>> = {
  es: 'z/ces d/des',
  fr: 'al/aux ail/aux eu/eux ou/oux #œil/yeux #ciel/cieux #monsieur/messieurs #madame/mesdames',
  it: 'go/ghi ga/ghe co/chi ca/che #uomo/uomini #dio/dei',
  pt: 'ão/ões ão/ães ão/ãos m/ns al/ais el/éis el/eis ol/óis ul/uis il/is il/eis',
  nl: 'f/ven s/zen',
  // “Daten” is not the plural of “Datum” where documents are translated.
  de: 'ium/ien eum/een trum/tren ium/ia o/en a/en us/en is/en ex/izes ix/izes ex/ices ix/ices #visum/visa #visum/visen #album/alben',
};

interface Ending {
  readonly singular: string;
  readonly plural: string;
  readonly isWhole: boolean;
}

const known = new Map<string, readonly Ending[]>();
/** Letters that stay before a changing end. */
const shortestBase: Readonly<Record<string, number>> = { de: 3 };
const none: readonly string[] = [];

/**
 * The plurals of a singular and the singulars of a plural that are irregular or that stemmers miss, lower case, in English,
 * French, German, Italian, Dutch, Portuguese and Spanish: `luz` and `luces`, `travail` and `travaux`, `Konto` and `Konten`.
 * Where a word only looks so, what is made of it is no word. Empty for other languages and most words.
 */
export function otherNumbersIn(language: string, word: string): readonly string[] {
  if (language === 'en') return otherNumbers(word);
  const list = endingsOf(language);
  if (list.length === 0) return none;
  const others: string[] = [];
  const least = shortestBase[language] ?? 1;
  for (const { singular, plural, isWhole } of list) {
    for (const [from, to] of [
      [singular, plural],
      [plural, singular],
    ] as const) {
      const base = word.length - from.length;
      if (word.endsWith(from) && (isWhole ? base === 0 : base >= least))
        others.push(word.slice(0, base) + to);
    }
  }
  if (language === 'es') others.push(...stressed(word));
  return others;
}

function endingsOf(language: string): readonly Ending[] {
  let list = known.get(language);
  if (!list) {
    list = (Object.hasOwn(endings, language) ? endings[language]!.split(' ') : []).map((pair) => {
      const [singular, plural] = pair.replace('#', '').split('/') as [string, string];
      return { singular, plural, isWhole: pair.startsWith('#') };
    });
    known.set(language, list);
  }
  return list;
}

const accents: Readonly<Record<string, string>> = { a: 'á', e: 'é', i: 'í', o: 'ó', u: 'ú' };

/** Spanish words in -en move their stress to a written accent in the plural: `imagen`, `imágenes`. */
function stressed(word: string): string[] {
  if (word.endsWith('enes') && word.length > 5)
    return [word.slice(0, -2).replace(/[áéíóú]/g, (letter) => letter.normalize('NFD')[0]!)];
  const parts = /^(.*)([aeiou])([^aeiouáéíóú]+en)$/.exec(word);
  return parts ? [`${parts[1]}${accents[parts[2]!]}${parts[3]}es`] : [];
}

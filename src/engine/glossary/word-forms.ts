import { otherNumbersIn, stemmerFor } from '#engine/words';
import { languageOf, type TermWord } from './term-words.ts';

/** Which words of a text are forms of a word of a term, in one language. */
export interface WordForms {
  /** The key a word of a term is kept under. */
  termKey(word: TermWord): string;
  /** The keys a word of a text is looked up under: the key of every term word it can be a form of, and a few more. */
  textKeys(word: TermWord): readonly string[];
  /** Whether one is a form of the other, case aside. */
  isForm(found: TermWord, term: TermWord): boolean;
}

/** The word forms of a language (BCP 47 tag); docs/glossary.md says the rules. */
export function wordFormsFor(tag: string): WordForms {
  const language = languageOf(tag);
  if (language === 'ko') return koreanForms;
  if (uninflected.has(language)) return sameForms;
  const stem = stemmerFor(language);
  if (!stem) return endingForms;
  return withOtherNumbers(stemForms(stem, language), language);
}

/** Languages whose words have no endings, or are not parted by blanks. */
const uninflected = new Set('zh yue ja th lo km my vi bo dz'.split(' '));

/** Numbers, signs and names with digits have no forms. */
const inflects = ({ kind, key }: TermWord) => kind === 'word' && !/\p{Nd}/u.test(key);

const sameForms: WordForms = {
  termKey: ({ key }) => key,
  textKeys: ({ key }) => [key],
  isForm: (found, term) => found.key === term.key,
};

/** Languages whose words take several endings at once. */
const agglutinative = new Set('fi hu tr eu ta hy'.split(' '));

function stemForms(stem: (word: string) => string, language: string): WordForms {
  const keyOf = (word: TermWord) => (inflects(word) ? `~${stem(word.key)}` : word.key);
  const isNear = language === 'en' ? isEnglishForm : isWithin(agglutinative.has(language) ? 8 : 4);
  return {
    termKey: keyOf,
    textKeys: (word) => [keyOf(word)],
    isForm: (found, term) =>
      found.key === term.key ||
      (inflects(found) && keyOf(found) === keyOf(term) && isNear(found.key, term.key)),
  };
}

/** “analysis” and “analyses”, “luz” and “luces” have different stems: such a word is looked up in both numbers. */
function withOtherNumbers({ termKey, textKeys, isForm }: WordForms, language: string): WordForms {
  const othersOf = ({ kind, key }: TermWord) => (kind === 'word' ? otherNumbersIn(language, key) : []);
  return {
    termKey,
    textKeys: (word) => {
      const others = othersOf(word).map((key) => termKey({ ...word, key }));
      return others.length === 0 ? textKeys(word) : [...new Set([...textKeys(word), ...others])];
    },
    isForm: (found, term) => isForm(found, term) || othersOf(found).includes(term.key),
  };
}

/** Stems join words that only share a root, often of quite different lengths: “organ” and “organization”. */
function isWithin(letters: number): (a: string, b: string) => boolean {
  return (a, b) => Math.abs(a.length - b.length) <= letters;
}

const englishEnding = /^[a-z]?(?:s|es|d|ed|ing|y|ies|ied|ying|ie|e)?$/;

/** Endings of inflection only: “contracting” is a form of “contract”, “contractual” and “national” of nothing here. */
function isEnglishForm(a: string, b: string): boolean {
  const common = commonStart(a, b);
  return englishEnding.test(a.slice(common)) && englishEnding.test(b.slice(common));
}

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

/** Letters a word must keep so that an ending may follow. */
const shortestBase = 4;
const mostEnding = 3;

/** For languages without a stemmer: a final vowel may go, a short ending may follow. */
const endingForms: WordForms = {
  termKey: (word) => baseOf(word),
  textKeys: (word) => {
    const { key } = word;
    if (!inflects(word)) return [key];
    const keys = [key];
    for (let length = key.length - 1; length >= Math.max(shortestBase, key.length - mostEnding); length--) {
      keys.push(key.slice(0, length));
    }
    return keys;
  },
  isForm: (found, term) => {
    if (found.key === term.key) return true;
    const base = baseOf(term);
    if (!inflects(found) || base.length < shortestBase || !found.key.startsWith(base)) return false;
    return found.key.length - base.length <= (base.length === shortestBase ? 2 : mostEnding);
  },
};

function baseOf(word: TermWord): string {
  const { key } = word;
  const isLong = inflects(word) && key.length > shortestBase;
  return isLong && /^[aeiouyаеиіоуыэюяєαεηιουω]/.test(key.at(-1)!.normalize('NFD')) ? key.slice(0, -1) : key;
}

const koreanParticles = new Set(
  (
    '은 는 이 가 을 를 의 에 에서 에게 에는 에도 에서는 에서의 으로 로 으로써 로써 으로서 로서 으로의 로의 와 과 와의 과의 도 만 까지 부터 ' +
    '처럼 보다 이나 나 이란 란 이며 며 이고 고 이다 입니다 인 들 들은 들이 들을 들의 들에 들과'
  ).split(' '),
);
const longestParticle = 3;

/** Korean writes particles onto its words. */
const koreanForms: WordForms = {
  termKey: ({ key }) => key,
  textKeys: ({ key }) => {
    const keys = [key];
    for (let cut = 1; cut <= longestParticle && key.length - cut >= 2; cut++) {
      if (koreanParticles.has(key.slice(-cut))) keys.push(key.slice(0, -cut));
    }
    return keys;
  },
  isForm: (found, term) =>
    found.key === term.key ||
    (term.key.length >= 2 &&
      found.key.startsWith(term.key) &&
      koreanParticles.has(found.key.slice(term.key.length))),
};

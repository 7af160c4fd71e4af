import { stopWordsFor } from '#engine/words';
import { isNear } from './near-languages.ts';

/**
 * Words that are frequent in a language and rare in those that other texts are likely to be in. By ISO 639-1; languages
 * that are not here, or that no source is close to, are judged by letter sequences alone.
 */
const words: Readonly<Record<string, string>> = {
  en: 'the and of is are with this that you your from for be not have has',
  de: 'und der das ist nicht sie mit für auf wird werden eine einen dem den ein zu im von',
  fr: 'le les des est une dans pour vous que sur du au avec pas votre cette sont la et',
  es: 'el los las para una con por del que está su se y no al este',
  it: 'il gli di della che per è sono una non con nel dei alla questo',
  pt: 'o os não para uma com do da dos das que em você ao está seu',
  nl: 'het een van zijn wordt worden niet voor met op te bij deze kan u',
  nb: 'og er ikke som for til det på av med en kan du har må',
  da: 'og er ikke som for til det på af med en kan du har skal',
  sv: 'och är inte som för till det på av med en kan du har att',
  fi: 'ja on ei että se tai kun voi ovat sekä',
  pl: 'i w nie na do jest się z że oraz lub aby dla',
  cs: 'a v je na se že do pro nebo není jsou při s',
  ru: 'и в не на с для по что или это из при',
  tr: 've bir bu için ile olarak veya değil',
};

const sets = new Map<string, ReadonlySet<string>>(
  Object.entries(words).map(([language, list]) => [language, new Set(list.split(' '))]),
);

/** Words of three kinds make a text surely one of its language, of two a short one. */
const enough = 3;
const enoughOfShort = 2;
/** What is short, UTF-16 units. */
const short = 80;

/** Whether a text has several of the commonest words of its language between blanks; judging it costs ten times as much. */
export function hasCommonWords(text: string, language: string): boolean {
  const common = sets.get(language === 'no' || language === 'nn' ? 'nb' : language);
  if (!common) return false;
  const wanted = text.length < short ? enoughOfShort : enough;
  const found: string[] = [];
  let start = 0;
  for (let blank = text.indexOf(' '); blank !== -1; blank = text.indexOf(' ', start)) {
    if (blank > start && blank - start < 6) {
      const word = text.slice(start, blank);
      if (common.has(word) && !found.includes(word) && found.push(word) === wanted) return true;
    }
    start = blank + 1;
  }
  return false;
}

/** Lists of words by language, told apart by one bit each. */
interface Lists {
  readonly languages: readonly string[];
  /** For each word the languages that it is common in. */
  readonly languagesOf: ReadonlyMap<string, number>;
}

function listsOf(given: readonly (readonly [string, Iterable<string>])[]): Lists {
  const languagesOf = new Map<string, number>();
  for (const [place, [, list]] of given.entries())
    for (const word of list) languagesOf.set(word, (languagesOf.get(word) ?? 0) | (1 << place));
  return { languages: given.map(([language]) => language), languagesOf };
}

const telling = listsOf([...sets]);

const many =
  'ar bg ca cs da de el en es et eu fi fr hr hu id it lt lv nb nl pl pt ro ru sk sl sv tr uk'.split(' ');
let all: Lists | undefined;

/** Every language with a list of stop words; made when it is asked for. */
function allLists(): Lists {
  all ??= listsOf(many.map((language) => [language, stopWordsFor(language) ?? []]));
  return all;
}

const letters = /\p{L}+/gu;
/** Longer words are in no list, or tell little more. */
const longest = 8;
/** Of how many words one is a stop word of the language at least: in running text it is one of three. */
const oneOf = 6;

/**
 * Whether the commonest words in a text are those of a language, and more of them than of any other that is not close to it: a
 * sign that it is in that language, found without looking at letter sequences. False where nothing is known of the language.
 */
export function favoursLanguage(text: string, language: string): boolean {
  const wanted = language === 'no' || language === 'nn' ? 'nb' : language;
  return leads(text, wanted, allLists(), 2) || leads(text, wanted, telling, 1);
}

function leads(text: string, language: string, { languages, languagesOf }: Lists, fewest: number): boolean {
  const own = languages.indexOf(language);
  if (own < 0) return false;
  const counts = new Uint16Array(languages.length);
  let words = 0;
  letters.lastIndex = 0;
  for (let match = letters.exec(text); match; match = letters.exec(text)) {
    words++;
    if (match[0].length > longest) continue;
    let bits = languagesOf.get(match[0]) ?? languagesOf.get(match[0].toLowerCase()) ?? 0;
    for (let place = 0; bits !== 0; place++, bits >>>= 1) if (bits & 1) counts[place]!++;
  }
  const found = counts[own]!;
  if (found < fewest || (fewest > 1 && found * oneOf < words)) return false;
  return counts.every((count, place) => count < found || isNear(languages[place]!, language));
}

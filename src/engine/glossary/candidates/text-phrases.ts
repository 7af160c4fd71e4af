import { stemmerFor, stopWordsFor, wordsOf } from '#engine/words';

/** A run of words in a text that may be a term. */
export interface Phrase {
  /** Equal for inflected forms of the same words. */
  readonly key: string;
  /** As it stands in the text. */
  readonly text: string;
  /** Words. */
  readonly length: number;
  /** Whether something before or in it says that a noun is meant; see `PhraseFinder`. */
  readonly isNounLike: boolean;
  /** Whether it stands at the beginning of the text, where capitals say nothing. */
  readonly isFirst: boolean;
}

const mostWords = 4;
const shortestWord = 3;

/** What stands before nouns: articles, possessives, demonstratives, and prepositions that are no particles of verbs. */
const determiners: Readonly<Record<string, string>> = {
  en: 'a an the this that these those each every any no all its their our your his her of for with from between per via',
  fr: 'le la les l un une des du de d ce cet cette ces son sa ses leur leurs notre nos votre vos aux au chaque par',
  es: 'el la los las un una unos unas del de al este esta estos estas su sus cada por para con',
  it: 'il lo la i gli le l un uno una del della dei delle di al alla questo questa suo sua ogni per con',
  pt: 'o a os as um uma do da dos das de no na nos nas ao este esta seu sua cada por para com',
  nl: 'de het een deze dit die dat elke elk zijn haar hun van voor met uit',
  sv: 'en ett den det de denna detta varje dess av för med från',
  da: 'en et den det de denne dette hver dens dets af for med fra',
  nb: 'en et ei den det de denne dette hver dens dets av for med fra',
};
/** Ends of English words that are hardly ever nouns. */
const notNouns = /(?:ly|ally|ously|ively)$/;

/**
 * Finds phrases of one to four words without signs between them that neither begin nor end with a stop word, a number or a
 * word of two letters. Noun-like is a phrase in German that ends with a capitalised word; in other languages whose
 * determiners are known, one behind a determiner; elsewhere every phrase.
 */
export class PhraseFinder {
  private readonly stops: ReadonlySet<string>;
  private readonly stem: (word: string) => string;
  private readonly language: string;
  private readonly determiners: ReadonlySet<string> | undefined;

  /** Undefined for languages whose words are not parted by blanks or whose stop words are not known. */
  static for(tag: string): PhraseFinder | undefined {
    const stops = stopWordsFor(tag);
    return stops && new PhraseFinder(tag, stops);
  }

  private constructor(tag: string, stops: ReadonlySet<string>) {
    this.stops = stops;
    this.language = tag.toLowerCase().split(/[-_]/, 1)[0]!;
    this.stem = stemmerFor(tag) ?? ((word) => word);
    const said = Object.hasOwn(determiners, this.language) ? determiners[this.language] : undefined;
    this.determiners = said === undefined ? undefined : new Set(said.split(' '));
  }

  phrasesOf(text: string): Phrase[] {
    const words = wordsOf(text).map((word) => ({ ...word, lower: word.text.toLowerCase() }));
    const phrases: Phrase[] = [];
    for (let first = 0; first < words.length; first++) {
      if (!this.isContent(words[first]!)) continue;
      for (let last = first; last < words.length && last < first + mostWords; last++) {
        if (words[last]!.kind !== 'word') break;
        if (!this.isContent(words[last]!)) continue;
        phrases.push(this.phrase(text, words, first, last));
      }
    }
    return phrases;
  }

  private isContent({ kind, text, lower }: FoundWord): boolean {
    return kind === 'word' && text.length >= shortestWord && !this.stops.has(lower) && !/\p{Nd}/u.test(text);
  }

  private phrase(text: string, words: readonly FoundWord[], first: number, last: number): Phrase {
    const inside = words.slice(first, last + 1);
    return {
      key: inside.map(({ lower }) => this.stem(lower)).join(' '),
      text: text.slice(words[first]!.start, words[last]!.end),
      length: inside.length,
      isNounLike: this.isNounLike(words, first, last),
      isFirst: first === 0,
    };
  }

  private isNounLike(words: readonly FoundWord[], first: number, last: number): boolean {
    const { text, lower } = words[last]!;
    if (this.language === 'de') return /^\p{Lu}/u.test(text) && last > 0;
    if (this.language === 'en' && notNouns.test(lower)) return false;
    if (!this.determiners) return true;
    return first > 0 && this.determiners.has(words[first - 1]!.lower);
  }
}

type FoundWord = ReturnType<typeof wordsOf>[number] & { readonly lower: string };

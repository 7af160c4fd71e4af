import { stemmerFor, type Word, wordsOf } from '#engine/words';
import { hashOfClass } from './class-hash.ts';
import { joinDigitGroups } from './normalise-text.ts';
import { inflectionCost, punctuationWeight, symbolWeight, variantCost, wordWeight } from './token-costs.ts';

/** A word, number or sign as similarity sees it. */
export interface Token {
  readonly text: string;
  readonly kind: 'word' | 'number' | 'symbol' | 'punctuation';
  /** The text without regard to case. */
  readonly fold: string;
  /** What tokens have in common that replace each other cheaply: stem, being a number, kind of quotation mark. */
  readonly tokenClass: string;
  /** `hashOfClass` of it. */
  readonly classHash: number;
  /** Twentieths of a word; the same for all tokens of a class. */
  readonly weight: number;
}

/** Longer texts are compared whole: no sentence is as long, and edit distance takes time by the square. */
export const mostTokens = 1000;
export const mostCharacters = 20_000;

/** Reads the tokens of a text that `normaliseText` made; undefined for one of more than 1,000 tokens or 20,000 characters. */
export type TokenReader = (text: string) => Token[] | undefined;

/** The reader for texts of a language (BCP 47 tag), whose stems make words of one class. */
export function tokenReader(language: string): TokenReader {
  const describe = keeping(tokenDescriber(language));
  return (text) => {
    if (text.length > mostCharacters) return undefined;
    const words = wordsOf(joinDigitGroups(text));
    if (words.length > mostTokens) return undefined;
    return words.map((word, index) => describe(word, isMinus(words, index)));
  };
}

/** Costs of replacing a token by one of the same class that reads differently even without regard to case. */
export function costInClass(kind: Token['kind']): number {
  return kind === 'word' ? inflectionCost : variantCost;
}

/** Cost of replacing one token by another. Symmetric. */
export function replacementCost(a: Token, b: Token): number {
  if (a === b || (a.text === b.text && a.tokenClass === b.tokenClass)) return 0;
  if (a.tokenClass !== b.tokenClass) return Math.max(a.weight, b.weight);
  return a.fold === b.fold ? variantCost : costInClass(a.kind);
}

export const dash = /^[\p{Pd}\u2212]$/u;
const quote = /^[\p{Pi}\p{Pf}"'`´„‚]$/u;
/** Punctuation to Unicode, but as telling as a currency. */
const tellingPunctuation = /^[%‰&@#§]$/u;
const punctuation = /^\p{P}$/u;

type Described = Omit<Token, 'classHash'>;

function describerFor(language: string): (word: Pick<Word, 'text' | 'kind'>, minus: boolean) => Described {
  const fold = folderFor(language);
  const stem = stemmerFor(language);
  return ({ text, kind }, minus) => {
    if (kind === 'number') return { text, kind, fold: text, tokenClass: 'number', weight: wordWeight };
    if (kind === 'sign') return describeSign(text, minus);
    const folded = fold(text);
    return { text, kind, fold: folded, tokenClass: `word ${stem?.(folded) ?? folded}`, weight: wordWeight };
  };
}

/** Describes words of a language one by one. */
export function tokenDescriber(
  language: string,
): (word: Pick<Word, 'text' | 'kind'>, minus: boolean) => Token {
  const describe = describerFor(language);
  return (word, minus) => {
    const described = describe(word, minus);
    return { ...described, classHash: hashOfClass(described.tokenClass) };
  };
}

/** Words kept of each generation; most words of a text occur in others too. */
const mostKept = 25_000;

/** Keeps tokens of words and signs: those that occurred lately, and those of the generation before. Numbers are described anew. */
function keeping(make: (word: Word, minus: boolean) => Token): (word: Word, minus: boolean) => Token {
  let kept = new Map<string, Token>();
  let older = new Map<string, Token>();
  return (word, minus) => {
    if (minus || word.kind === 'number') return make(word, minus);
    // The kind of a word, minus apart, follows from its text.
    let token = kept.get(word.text);
    if (token !== undefined) return token;
    token = older.get(word.text) ?? make(word, minus);
    if (kept.size >= mostKept) {
      older = kept;
      kept = new Map();
    }
    kept.set(word.text, token);
    return token;
  };
}

function describeSign(text: string, minus: boolean): Described {
  const sign = { text, fold: text };
  if (minus) return { ...sign, kind: 'symbol', tokenClass: 'minus', weight: symbolWeight };
  if (!punctuation.test(text) || tellingPunctuation.test(text))
    return { ...sign, kind: 'symbol', tokenClass: `sign ${text}`, weight: symbolWeight };
  const family = dash.test(text) ? 'dash' : quote.test(text) ? 'quote' : text;
  return { ...sign, kind: 'punctuation', tokenClass: `sign ${family}`, weight: punctuationWeight };
}

/** A dash that touches the number behind it and nothing before it. */
export function isMinus(words: readonly Word[], index: number): boolean {
  const { text, start, end } = words[index]!;
  const after = words[index + 1];
  return (
    after?.kind === 'number' && after.start === end && dash.test(text) && words[index - 1]?.end !== start
  );
}

/** Folds case both ways, so that `ß` is `SS` and a final sigma a sigma; dotless i where the language has it. */
function folderFor(language: string): (text: string) => string {
  const own = /^(?:tr|az|lt)\b/i.exec(language)?.[0];
  if (own === undefined) return (text) => text.toUpperCase().toLowerCase();
  return (text) => text.toLocaleUpperCase(own).toLocaleLowerCase(own);
}

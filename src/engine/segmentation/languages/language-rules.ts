/**
 * What the sentence finder must know about one language: word lists, nothing else. Abbreviations are written in
 * lower case without their last dot and without inner spaces (`z.B.` and `z. B.` are both `z.b`). One written with a
 * capital counts only with a capital: `Gen.` is a title, but `gen.` might be a word.
 */
export interface LanguageRules {
  /** Abbreviations that something always follows, so that they never end a sentence: `dr`, `e.g`, `z.b`. */
  readonly never: ReadonlySet<string>;
  /** Abbreviations that end a sentence when a capital follows: `etc`, `inc`, `bzw`. */
  readonly mayEnd: ReadonlySet<string>;
  /** Abbreviations only in front of a number, otherwise perhaps whole words: `no`, `art`, `p`. */
  readonly beforeNumber: ReadonlySet<string>;
  /** Endings of compound words that are such abbreviations too: `str` in `Hauptstr. 5`. */
  readonly endingsBeforeNumber: readonly string[];
  /** Words that often open a sentence and are not names: they decide after `U.S.`, an initial or an ordinal. */
  readonly starters: ReadonlySet<string>;
  /** Words that a number follows as a name: `section`, `Seite`. A number behind them is no ordinal and no list item. */
  readonly labels: ReadonlySet<string>;
  /** Whether a dot behind a number makes it an ordinal (`12. Juni`). */
  readonly ordinals: boolean;
  /** Month names in the forms that follow a day. */
  readonly months: ReadonlySet<string>;
  /** Further characters that end a sentence in front of white space, such as `:` in Armenian. */
  readonly extraStops: string;
  /** Letters that end whole words but hardly any abbreviation; a dot behind them ends a sentence before a small letter too. */
  readonly wordEndings: string;
  /** Whether sentences are set apart by spaces and particles rather than by punctuation (Thai, Lao). */
  readonly spaced: { readonly finals: readonly string[]; readonly openers: readonly string[] } | null;
}

/** A language's own lists as its file writes them: words parted by white space. */
export interface LanguageSource {
  readonly never?: string;
  readonly mayEnd?: string;
  readonly beforeNumber?: string;
  readonly endingsBeforeNumber?: string;
  readonly starters?: string;
  readonly labels?: string;
  readonly ordinals?: boolean;
  readonly months?: string;
  readonly extraStops?: string;
  readonly wordEndings?: string;
  readonly spaced?: { readonly finals: string; readonly openers: string };
}

function caseFolded(word: string): string {
  return /^\p{Lu}/u.test(word) ? word : word.toLowerCase();
}

/** Splits a list of words at white space. */
export function wordsOf(list: string | undefined): string[] {
  return (list ?? '').split(/\s+/).filter((word) => word !== '');
}

/** Combines lists, later ones added to the earlier; the scalar settings of the last source win. */
export function combineRules(...sources: readonly LanguageSource[]): LanguageRules {
  const union = (pick: (source: LanguageSource) => string | undefined) =>
    new Set(sources.flatMap((source) => wordsOf(pick(source)).map(caseFolded)));
  const last = sources.at(-1) ?? {};
  return {
    never: union((source) => source.never),
    mayEnd: union((source) => source.mayEnd),
    beforeNumber: union((source) => source.beforeNumber),
    endingsBeforeNumber: wordsOf(last.endingsBeforeNumber),
    starters: union((source) => source.starters),
    labels: union((source) => source.labels),
    ordinals: last.ordinals ?? false,
    months: union((source) => source.months),
    extraStops: last.extraStops ?? '',
    wordEndings: last.wordEndings ?? '',
    spaced: last.spaced
      ? { finals: wordsOf(last.spaced.finals), openers: wordsOf(last.spaced.openers) }
      : null,
  };
}

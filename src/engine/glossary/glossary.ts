/** What an organisation wants of a term. */
export const termStatuses = ['preferred', 'allowed', 'forbidden', 'do-not-translate'] as const;
export type TermStatus = (typeof termStatuses)[number];

/** One term of one language. */
export interface Term {
  /** BCP 47 tag. */
  readonly language: string;
  readonly text: string;
  readonly status: TermStatus;
  /** Whether it is found only as written; where it is not said, `isCaseSensitive` decides by the term itself. */
  readonly caseSensitive?: boolean;
  /** Whether inflected forms are not the term; default false. */
  readonly exactForm?: boolean;
  readonly partOfSpeech?: string;
  readonly note?: string;
  /** What the file said beyond that, by column or element; kept on the way back. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** One meaning with its terms in all languages. */
export interface Concept {
  /** Unique in its glossary. */
  readonly id: string;
  readonly terms: readonly Term[];
  readonly domain?: string;
  readonly definition?: string;
  readonly note?: string;
  readonly extra?: Readonly<Record<string, string>>;
}

/** The terminology of a project or a file. */
export interface Glossary {
  readonly name: string;
  readonly concepts: readonly Concept[];
  /** What its file said beyond that, such as who made it; kept on the way back to the same format. */
  readonly extra?: Readonly<Record<string, string>>;
}

/** A term of a glossary found in a text. */
export interface TermMatch {
  readonly concept: Concept;
  /** The term that was found, in the language of the text. */
  readonly term: Term;
  /** Place in the text, UTF-16 units; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
  /**
   * The concept's terms in the other language: preferred first, then those not to be translated, then allowed ones;
   * forbidden ones last. Of one status, only those of the nearest variety.
   */
  readonly counterparts: readonly Term[];
}

/** How much a finding weighs: an `error` refuses or blocks, a `warning` asks for a look, `info` only tells. */
export type Severity = 'error' | 'warning' | 'info';

/** Trouble with a document, as a value: what it is, where it is, and what its reader can do about it. */
export interface Finding {
  /** Stable kebab-case code, documented in docs/findings.md. */
  readonly code: string;
  readonly severity: Severity;
  /** One sentence: what is wrong, with the detail of this occurrence. */
  readonly message: string;
  /** One sentence: what to do about it. */
  readonly action: string;
  /** Part name inside the package (`/word/document.xml`), where one is known. */
  readonly part?: string;
  /** Place inside the part, such as `paragraph 12` or `offset 4711`. */
  readonly place?: string;
}

/** What a finding code means, wherever it occurs. */
export interface FindingDefinition {
  readonly severity: Severity;
  /** When it happens: one sentence, without the detail of an occurrence. */
  readonly when: string;
  /** What to do: one sentence. */
  readonly action: string;
}

export type FindingCatalogue = Readonly<Record<string, FindingDefinition>>;

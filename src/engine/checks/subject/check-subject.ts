import type { TermMatch } from '#engine/glossary';
import type { InlineText } from '#engine/inline';

/** Where a target came from. */
export type ResultSource =
  | 'memory_context'
  | 'memory_exact'
  | 'memory_fuzzy'
  | 'provider'
  | 'human'
  | 'carried_over'
  | 'passthrough';

/** A source sentence with its target, as the checks read it. */
export interface CheckSubject {
  /** Unique in its document; findings name it. */
  readonly id: string;
  readonly source: InlineText;
  readonly target: InlineText;
  /** BCP 47 tags. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  /** Terms of the glossaries found in the plain text of the source. */
  readonly terms?: readonly TermMatch[];
  readonly resultSource?: ResultSource;
  /** Score of the memory match it came from, 0–101. */
  readonly score?: number;
  /** Whether a person changed what the memory or the provider gave. */
  readonly edited?: boolean;
}

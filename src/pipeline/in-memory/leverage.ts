import type { Finding } from '#engine/findings';
import type { TermMatch } from '#engine/glossary';
import type { RecallingMemory } from '#pipeline/translation';
import type { ProviderTerm } from '#platform/providers';

/** What an organisation knows of a language pair before anything is translated. */
export interface Leverage {
  readonly memory?: RecallingMemory;
  /** The terms of the glossaries in a source text, for the checks. */
  readonly findTerms?: (text: string) => readonly TermMatch[];
  /** The same as a provider gets them. */
  readonly termsIn?: (text: string) => readonly ProviderTerm[];
  readonly findings: readonly Finding[];
}

import type { Finding } from '#engine/findings';
import { createTermMatcher, type Glossary, promptTerms, type TermMatch } from '#engine/glossary';
import { createMemory, type MemoryUnit } from '#engine/matching';
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

export interface LeverageParts {
  readonly units: Iterable<MemoryUnit>;
  /** In order of priority. */
  readonly glossaries: readonly Glossary[];
  /** Trouble met while reading them. */
  readonly findings: readonly Finding[];
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
}

/** Indexes units and terms once for a whole document. */
export function makeLeverage({ units, glossaries, findings, from, to }: LeverageParts): Leverage {
  const memory = createMemory(units, { language: from });
  if (glossaries.length === 0) return { memory, findings };
  const { findTerms } = createTermMatcher({ glossaries, from, to });
  return { memory, findTerms, termsIn: (text) => promptTerms(findTerms(text)), findings };
}

import type { Finding } from '#engine/findings';
import {
  createTermMatcher,
  type Glossary,
  promptTerms,
  type TermMatch,
  type TermMatcher,
} from '#engine/glossary';
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
  return { memory, ...termLeverage(createTermMatcher({ glossaries, from, to })), findings };
}

/** What a matcher of terms has to say to checks and to providers: the same. */
export function termLeverage({ findTerms }: TermMatcher): Pick<Leverage, 'findTerms' | 'termsIn'> {
  return { findTerms, termsIn: (text) => promptTerms(findTerms(text)) };
}

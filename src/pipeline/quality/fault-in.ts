import { type CheckSettings, checkTarget } from '#engine/checks';
import type { TermMatch } from '#engine/glossary';
import { type InlineText, plainText } from '#engine/inline';

export interface FaultContext {
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  readonly settings: CheckSettings;
  findTerms?(text: string): readonly TermMatch[];
}

/** Codes of the checks that hold targets to a glossary. */
const termChecks: ReadonlySet<string> = new Set(['term-missing', 'term-forbidden', 'term-translated']);

/**
 * Whether an answer of a provider is worth asking again for: it breaks a check that blocks, or does not use a term as
 * the glossary wants it.
 */
export function faultIn(
  { id, source }: { readonly id: string; readonly source: InlineText },
  target: InlineText,
  { from, to, settings, findTerms }: FaultContext,
): 'terms' | 'checks' | undefined {
  const terms = findTerms?.(plainText(source));
  const findings = checkTarget(
    { id, source, target, sourceLanguage: from, targetLanguage: to, resultSource: 'provider', terms },
    settings,
  );
  if (findings.some(({ code, severity }) => termChecks.has(code) && severity !== 'info')) return 'terms';
  return findings.some(({ severity }) => severity === 'error') ? 'checks' : undefined;
}

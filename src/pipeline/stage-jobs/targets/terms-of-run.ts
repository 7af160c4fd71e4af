import type { Context } from '#domain/context';
import { openTermMatcher } from '#domain/glossary';
import type { Run } from '#domain/runs';
import { type Leverage, termLeverage } from '#pipeline/in-memory';

/** What the glossaries of a run's project say of source texts, to checks and providers; empty where there are none. */
export async function termsOfRun(
  context: Context,
  {
    projectId,
    sourceLanguage: from,
    targetLanguage: to,
  }: Pick<Run, 'projectId' | 'sourceLanguage' | 'targetLanguage'>,
): Promise<Pick<Leverage, 'findTerms' | 'termsIn'>> {
  const matcher = await openTermMatcher(context, { projectId, from, to });
  return matcher ? termLeverage(matcher) : {};
}

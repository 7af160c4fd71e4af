import type { NewUnit } from '#domain/memory/retrieval';
import { type CandidateFlag, createJudge } from '#engine/candidates';
import { loadLanguageDetector } from '#engine/checks';
import { finderOf } from '#platform/providers/masking';

/** Judges of candidates by target language. */
export type Judging = (to: string) => (unit: NewUnit) => readonly CandidateFlag[];

/** Loads what judges need and makes them as they are asked for. */
export async function openJudging(sourceLanguage: string): Promise<Judging> {
  const languageDetector = await loadLanguageDetector();
  const findPersonalData = finderOf({ kinds: ['email', 'phone', 'iban', 'card'], patterns: [] });
  const judges = new Map<string, ReturnType<typeof createJudge>>();
  return (targetLanguage) => {
    const judge =
      judges.get(targetLanguage) ??
      createJudge({ sourceLanguage, targetLanguage, languageDetector, findPersonalData });
    judges.set(targetLanguage, judge);
    return judge;
  };
}

/** Of an import that nobody reviews: flags would decide nothing, and finding them takes as long as all the rest. */
export const unjudged: Judging = () => () => [];

import type { LanguageDetector } from '#engine/checks/subject';

/**
 * Loads the detector of languages (package `eld`, its small database of 1.6 MB), which takes a quarter of a second and
 * 50 MB: load it where texts are checked, not at start-up. What it loads is kept by the module system.
 */
export async function loadLanguageDetector(): Promise<LanguageDetector> {
  const { eld } = await import('eld/small');
  const languages = new Set(Object.values(eld.info().Languages));
  return {
    languages,
    detect(text, isExpected) {
      const result = eld.detect(text);
      if (result.language === '') return undefined;
      // Ranking the others takes a third of the time, and whoever expects this language need not know how sure it is.
      if (isExpected?.(result.language)) return [{ language: result.language, score: 1 }];
      if (!result.isReliable()) return undefined;
      return Object.entries(result.getScores())
        .map(([language, score]) => ({ language, score }))
        .sort((a, b) => b.score - a.score);
    },
  };
}

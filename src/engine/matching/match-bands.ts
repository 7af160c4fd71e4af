/** Bands of scores as analyses and quotations count them, best first. */
export const matchBands = ['101', '100', '95-99', '85-94', '75-84', '50-74', 'none'] as const;
export type MatchBand = (typeof matchBands)[number];

/** The band of a score, 0–101; undefined stands for no match. */
export function bandOf(score: number | undefined): MatchBand {
  if (score === undefined || score < 50) return 'none';
  if (score > 100) return '101';
  if (score >= 100) return '100';
  if (score >= 95) return '95-99';
  if (score >= 85) return '85-94';
  return score >= 75 ? '75-84' : '50-74';
}

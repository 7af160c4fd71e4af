/** Longest echo that is compared; what distinguishes two beginnings stands before that. */
const longest = 160;

/**
 * How alike an echo and the beginning of a text are, 0–1: 1 − d / n, where d is the Levenshtein distance to the
 * beginning that suits the echo best and n the length of the longer of the two. At most 160 × 240 steps.
 */
export function beginningSimilarity(echo: string, text: string): number {
  const copied = echo.slice(0, longest);
  const limit = Math.min(text.length, Math.ceil(copied.length * 1.5));
  let above = Array.from({ length: limit + 1 }, (_, place) => place);
  for (let i = 1; i <= copied.length; i++) {
    const row = [i];
    for (let j = 1; j <= limit; j++) {
      const replaced = above[j - 1]! + (copied[i - 1] === text[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j]! + 1, row[j - 1]! + 1));
    }
    above = row;
  }
  let best = 0;
  for (const [length, distance] of above.entries())
    best = Math.max(best, 1 - distance / Math.max(1, length, copied.length));
  return best;
}

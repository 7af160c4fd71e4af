/** Bit set of the font slots a text draws on (ECMA-376-1, 17.3.2.26): which run properties can show at all. */
export const EAST_ASIAN = 1;
export const COMPLEX = 2;

const eastAsian =
  /[\u1100-\u11FF\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;
const complex = /[\u0590-\u08FF\u0900-\u109F\u1780-\u17FF\uFB1D-\uFDFF\uFE70-\uFEFE]/;
const plain = /^[\x00-\u024F\u2010-\u2027]*$/;

/** Which of the East Asian and complex-script font slots `text` uses, as a bit set; 0 for Latin-like text. */
export function scriptUse(text: string): number {
  if (plain.test(text)) return 0;
  return (eastAsian.test(text) ? EAST_ASIAN : 0) | (complex.test(text) ? COMPLEX : 0);
}

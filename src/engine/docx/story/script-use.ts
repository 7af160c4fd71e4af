/** Bit set of the font slots a text draws on (ECMA-376-1, 17.3.2.26): which run properties can show at all. */
export const EAST_ASIAN = 1;
export const COMPLEX = 2;
/**
 * Letters or digits of any other script, and private characters, which are what their font makes of them. Text with
 * none of the three bits is white space and punctuation.
 */
export const LATIN = 4;

const eastAsian =
  /[\u1100-\u11FF\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF\u{20000}-\u{3FFFF}]/u;
const complex = /[\u0590-\u08FF\u0900-\u109F\u1780-\u17FF\uFB1D-\uFDFF\uFE70-\uFEFE]/;
const plain = /^[\x00-\u024F\u2010-\u2027]*$/;
const plainLetter = /[0-9A-Za-z\u00AA-\u024F]/;
const otherLetter =
  /[[\p{L}\p{N}\p{Co}]--[\u0590-\u08FF\u0900-\u11FF\u1780-\u17FF\u2E80-\u9FFF\uA960-\uA97F\uAC00-\uD7FF\uF900-\uFAFF\uFB1D-\uFDFF\uFE30-\uFE4F\uFE70-\uFEFE\uFF00-\uFFEF\u{20000}-\u{3FFFF}]]/v;

/** Which font slots `text` draws on, as a bit set; 0 for white space and punctuation alone. */
export function scriptUse(text: string): number {
  if (plain.test(text)) return plainLetter.test(text) ? LATIN : 0;
  return (
    (eastAsian.test(text) ? EAST_ASIAN : 0) |
    (complex.test(text) ? COMPLEX : 0) |
    (otherLetter.test(text) ? LATIN : 0)
  );
}

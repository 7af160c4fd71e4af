/**
 * Characters a token by script, for the vocabularies of current models: measured with o200k_base on translated
 * messages (docs/benchmarks.md), rounded to the cautious side. Digits go three to a token at most, and each sign is
 * taken for one.
 */
const kinds = [
  { pattern: /[A-Za-z]/g, perToken: 4 },
  { pattern: /[\u00C0-\u024F\u1E00-\u1EFF]/g, perToken: 1 },
  { pattern: /\p{sc=Cyrl}/gu, perToken: 2.6 },
  { pattern: /[\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}]/gu, perToken: 1.8 },
  { pattern: /[\p{sc=Hang}\p{sc=Hira}\p{sc=Kana}]/gu, perToken: 1.15 },
  { pattern: /\p{sc=Han}/gu, perToken: 1.1 },
  { pattern: /\p{Nd}/gu, perToken: 2 },
  { pattern: /[\p{P}\p{S}]/gu, perToken: 1.2 },
  { pattern: /\n/g, perToken: 1 },
] as const;

/**
 * About how many tokens a text takes: an approximation by script, as tokenizers differ from model to model. Linear;
 * 0 for the empty text only.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  let counted = 0;
  for (const { pattern, perToken } of kinds) {
    const count = text.match(pattern)?.length ?? 0;
    counted += count;
    tokens += count / perToken;
  }
  const blanks = text.match(/[^\S\n]/g)?.length ?? 0;
  const others = Math.max(0, text.length - counted - blanks);
  return Math.ceil(tokens + others / 1.5 + blanks / 40);
}

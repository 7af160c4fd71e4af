import type { TokenPrices } from './llm-options.ts';

/** The price of tokens; nothing where neither tokens nor rates are known. */
export function priceOf(
  tokens: { readonly inputTokens: number | undefined; readonly outputTokens: number | undefined },
  prices: TokenPrices = {},
): { price?: number; currency?: string } {
  const { inputPerMillion: input, outputPerMillion: output, currency } = prices;
  const { inputTokens, outputTokens } = tokens;
  if (inputTokens === undefined || outputTokens === undefined) return {};
  if (input === undefined && output === undefined) return {};
  const price = (inputTokens * (input ?? 0) + outputTokens * (output ?? 0)) / 1_000_000;
  return { price, ...(currency !== undefined && { currency }) };
}

import { plainText } from '#engine/inline';
import type { ProviderEstimate } from '#platform/providers';
import { makeBatches } from './make-batches.ts';
import { type AskContext, makeRequest } from './make-request.ts';
import { type PlanRequest, planTranslation } from './plan-translation.ts';
import type { TranslatableSegment } from './translatable-segment.ts';

export interface EstimateRequest extends PlanRequest, AskContext {
  /** Words of a plain text. */
  countWords(text: string): number;
}

/** The best that is known of a segment: score of its best match, or that it repeats an earlier one. */
export type MatchOfSegment = number | 'repetition' | 'none' | 'passthrough';

export interface TranslationEstimate {
  /** Segments and words by their best match. */
  readonly matches: ReadonlyMap<MatchOfSegment, { readonly segments: number; readonly words: number }>;
  /** Calls a provider would get if all went well, and what they would use. */
  readonly calls: number;
  readonly usage: ProviderEstimate;
}

/** What a translation would take, without asking anyone. */
export async function estimateTranslation(request: EstimateRequest): Promise<TranslationEstimate> {
  const matches = new Map<MatchOfSegment, { segments: number; words: number }>();
  const count = (match: MatchOfSegment, segment: TranslatableSegment): void => {
    const before = matches.get(match) ?? { segments: 0, words: 0 };
    const words = request.countWords(plainText(segment.source));
    matches.set(match, { segments: before.segments + 1, words: before.words + words });
  };
  const asks = [];
  for (const { group, targets, ask, suggestions } of await planTranslation(request)) {
    if (ask) asks.push(ask);
    for (const segment of group) {
      const target = targets?.get(segment.id);
      if (target?.resultSource === 'passthrough') count('passthrough', segment);
      else if (target?.score !== undefined) count(target.score, segment);
      else if (segment !== group[0]) count('repetition', segment);
      else count(suggestions[0]?.score ?? 'none', segment);
    }
  }
  const batches = makeBatches(asks, request.provider.limits);
  return { matches, calls: batches.length, usage: sum(batches.map((batch) => usageOf(batch, request))) };
}

function usageOf(batch: Parameters<typeof makeRequest>[0], context: AskContext): ProviderEstimate {
  const request = makeRequest(batch, context);
  const { provider } = context;
  if (provider.estimate) return provider.estimate(request);
  return { characters: request.segments.reduce((total, { source }) => total + plainText(source).length, 0) };
}

function sum(estimates: readonly ProviderEstimate[]): ProviderEstimate {
  const total = (key: Exclude<keyof ProviderEstimate, 'currency'>): number | undefined => {
    const known = estimates.map((estimate) => estimate[key]).filter((value) => value !== undefined);
    return known.length === 0 ? undefined : known.reduce((a, b) => a + b, 0);
  };
  const [inputTokens, outputTokens, price] = [total('inputTokens'), total('outputTokens'), total('price')];
  const currency = estimates.find((estimate) => estimate.currency !== undefined)?.currency;
  return {
    characters: total('characters') ?? 0,
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    ...(price !== undefined && { price }),
    ...(currency !== undefined && { currency }),
  };
}

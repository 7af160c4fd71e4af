import type { ProviderCall } from '#platform/providers';

/** What all calls of a run cost together. Sums of what no call knew are left out. */
export interface CallSummary {
  readonly calls: number;
  /** Requests sent, those that failed included. */
  readonly attempts: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** Characters of source text sent, marks included. */
  readonly characters: number;
  readonly price?: number;
  readonly currency?: string;
  /** Of all calls together; calls at the same time count each. */
  readonly milliseconds: number;
  readonly promptVersions: readonly string[];
}

export function sumCalls(calls: readonly ProviderCall[]): CallSummary {
  const total = (value: (call: ProviderCall) => number | undefined): number | undefined => {
    const known = calls.map(value).filter((number) => number !== undefined);
    return known.length === 0 ? undefined : known.reduce((sum, number) => sum + number, 0);
  };
  const inputTokens = total(({ inputTokens }) => inputTokens);
  const outputTokens = total(({ outputTokens }) => outputTokens);
  const price = total(({ price }) => price);
  const currency = calls.find((call) => call.currency !== undefined)?.currency;
  return {
    calls: calls.length,
    attempts: total(({ attempts }) => attempts) ?? 0,
    ...(inputTokens !== undefined && { inputTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    characters: total(({ characters }) => characters) ?? 0,
    ...(price !== undefined && { price }),
    ...(currency !== undefined && { currency }),
    milliseconds: total(({ milliseconds }) => milliseconds) ?? 0,
    promptVersions: [...new Set(calls.flatMap(({ promptVersion }) => promptVersion ?? []))],
  };
}

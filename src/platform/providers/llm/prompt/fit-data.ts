import { asData } from './as-data.ts';
import { estimateTokens } from './estimate-tokens.ts';
import type { PromptData } from './prompt-data.ts';

/**
 * Leaves out what a prompt can do without until its data takes at most `most` tokens: first what stands around the
 * segments, from the last one back, then examples from the weakest, then terms from the last. Segments are never cut, so that the result may still be too long.
 */
export function fitData(data: PromptData, most: number): PromptData {
  let tokens = tokensOf(data);
  if (tokens <= most) return data;
  const fitted: PromptData = {
    ...data,
    ...(data.terms && { terms: [...data.terms] }),
    ...(data.examples && { examples: [...data.examples] }),
    segments: data.segments.map((segment) => ({ ...segment })),
  };
  for (const cut of cuts(fitted)) {
    if (tokens <= most) break;
    tokens -= tokensOf(cut());
  }
  return fitted;
}

export function tokensOf(value: unknown): number {
  return value === undefined ? 0 : estimateTokens(asData(value));
}

/** The pieces in the order in which they are given up; each call removes one and gives it back. */
function* cuts(data: PromptData): Generator<() => unknown> {
  for (const name of ['before', 'after', 'heading'] as const) {
    for (const segment of data.segments.toReversed()) if (segment[name]) yield () => take(segment, name);
  }
  yield () => take(data, 'document');
  while (data.examples && data.examples.length > 0) yield () => data.examples!.pop();
  yield () => take(data, 'examples');
  while (data.terms && data.terms.length > 0) yield () => data.terms!.pop();
  yield () => take(data, 'terms');
}

function take<T extends object, K extends keyof T>(from: T, name: K): T[K] {
  const taken = from[name];
  delete from[name];
  return taken;
}

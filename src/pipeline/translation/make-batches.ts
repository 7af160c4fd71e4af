import { markedText } from '#engine/inline';
import type { ProviderLimits } from '#platform/providers';
import type { TranslatableSegment } from './translatable-segment.ts';

/**
 * Cuts segments into batches that a provider takes, in order; `share` of the allowed number of segments goes into one
 * (0 means one by one). A segment that alone exceeds the characters is a batch of its own: the provider decides.
 */
export function makeBatches<S extends { readonly segment: TranslatableSegment }>(
  asks: readonly S[],
  limits: Pick<ProviderLimits, 'segments' | 'characters'>,
  share = 1,
): S[][] {
  const most = Math.max(1, Math.floor(limits.segments * share));
  const batches: S[][] = [];
  let batch: S[] = [];
  let characters = 0;
  for (const ask of asks) {
    const length = markedText(ask.segment.source).length;
    if (batch.length > 0 && (batch.length >= most || characters + length > limits.characters)) {
      batches.push(batch);
      batch = [];
      characters = 0;
    }
    batch.push(ask);
    characters += length;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

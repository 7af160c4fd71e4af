import { plainText } from '#engine/inline';
import type {
  DocumentContext,
  Provider,
  ProviderExample,
  ProviderRequest,
  ProviderTerm,
} from '#platform/providers';
import type { TranslatableSegment } from './translatable-segment.ts';

/** One segment to be asked for. */
export interface Ask {
  readonly segment: TranslatableSegment;
  readonly examples?: readonly ProviderExample[];
}

/** What is the same for all batches of a run. */
export interface AskContext {
  readonly provider: Provider;
  /** BCP 47 tags. */
  readonly from: string;
  readonly to: string;
  readonly document?: DocumentContext;
  /** The terms that occur in a text. */
  termsIn?(text: string): readonly ProviderTerm[];
  readonly signal?: AbortSignal;
}

/** A batch as the provider gets it: context, examples and terms only where it makes use of them. */
export function makeRequest(batch: readonly Ask[], context: AskContext): ProviderRequest {
  const { provider, from, to, document, termsIn, signal } = context;
  const { limits } = provider;
  return {
    segments: batch.map(({ segment: { id, source, heading, previous, next }, examples }) =>
      limits.context ? { id, source, heading, previous, next, examples } : { id, source },
    ),
    sourceLanguage: from,
    targetLanguage: to,
    ...(limits.context && { document }),
    ...(limits.terms !== 'none' && termsIn && { terms: termsOf(batch, termsIn) }),
    signal,
  };
}

/** The terms of a batch, each once. */
function termsOf(batch: readonly Ask[], termsIn: (text: string) => readonly ProviderTerm[]): ProviderTerm[] {
  const terms = new Map<string, ProviderTerm>();
  for (const { segment } of batch) {
    for (const term of termsIn(plainText(segment.source))) terms.set(JSON.stringify(term), term);
  }
  return [...terms.values()];
}

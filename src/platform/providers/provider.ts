import type { InlineText } from '#engine/inline';

/** A segment as a provider sees it. */
export interface ProviderSegment {
  readonly id: string;
  readonly source: InlineText;
}

export interface ProviderRequest {
  readonly segments: readonly ProviderSegment[];
  /** BCP 47 tags. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly signal?: AbortSignal;
}

/** A service or program that translates. Answers are keyed by segment id; a segment without an answer is untranslated. */
export interface Provider {
  readonly name: string;
  translate(request: ProviderRequest): Promise<ReadonlyMap<string, InlineText>>;
}

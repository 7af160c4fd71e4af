import type { InlineText } from '#engine/inline';

/** A service or program that translates. Types only: adapters convert, call and map; who calls decides what follows. */
export interface Provider {
  /** Kind of the adapter: `openai-compatible`, `deepl`, `apertium` … */
  readonly name: string;
  /** Model, where the service has several; shown in reports. */
  readonly model?: string;
  readonly limits: ProviderLimits;
  /** Whether its answers are no translations but show what a document goes through, so that no check applies. */
  readonly isTrial?: boolean;
  /**
   * Translates one batch in one call, or as few as the service allows. Every segment of the request is either in
   * `answers`, in `rejected`, or left out by the service. Rejects with a `ProviderError` where the call as a whole
   * failed, and with the signal's reason where it was aborted.
   */
  translate(request: ProviderRequest): Promise<ProviderReply>;
  /** What a call would use, without making it; for services that charge. */
  estimate?(request: ProviderRequest): ProviderEstimate;
  /** Lets go of what it keeps open, such as programs; not to be used afterwards. */
  close?(): void;
}

/** What a call is expected to use. Tokens are approximations by script, characters are counted. */
export interface ProviderEstimate {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** Characters of source text, marks included. */
  readonly characters: number;
  /** Price in the connection's currency, where its rates are known. */
  readonly price?: number;
  /** ISO 4217 code of the price. */
  readonly currency?: string;
}

/** What one call may hold, and what the service can do with it. */
export interface ProviderLimits {
  /** Segments a call. */
  readonly segments: number;
  /** Characters of source text a call, marks included. */
  readonly characters: number;
  /** Calls under way at once. */
  readonly concurrency: number;
  /** Whether it translates between two languages (BCP 47 tags); asked before anything is sent. */
  supports(sourceLanguage: string, targetLanguage: string): boolean;
  /** How inline codes travel: as the service's own tags, as numbered marks, or not at all and placed by alignment. */
  readonly codes: 'native' | 'marks' | 'projected';
  /** How terms reach it: in the prompt, as a glossary of the service, or not at all. */
  readonly terms: 'prompt' | 'native' | 'none';
  /** Whether it makes use of context and examples. */
  readonly context: boolean;
}

export interface ProviderRequest {
  /** At most `limits.segments`; none is empty or without text. */
  readonly segments: readonly ProviderSegment[];
  /** BCP 47 tags. */
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly document?: DocumentContext;
  /** Only the terms that occur in the segments. */
  readonly terms?: readonly ProviderTerm[];
  readonly signal?: AbortSignal;
}

/** A segment as a provider sees it. */
export interface ProviderSegment {
  readonly id: string;
  readonly source: InlineText;
  /** Plain text of the heading it stands under. */
  readonly heading?: string;
  /** Plain text of the segments around it. */
  readonly previous?: string;
  readonly next?: string;
  /** Memory matches of like segments, best first, for services that learn from examples. */
  readonly examples?: readonly ProviderExample[];
}

export interface ProviderExample {
  readonly source: string;
  readonly target: string;
  /** 0–100. */
  readonly score: number;
}

/** What a service may know of the whole document. */
export interface DocumentContext {
  readonly title?: string;
  /** Instructions of the organisation: tone, form of address, variety. */
  readonly style?: string;
}

export interface ProviderTerm {
  readonly source: string;
  /** Terms to use, best first; the source itself where it is not to be translated; empty where only `avoid` is known. */
  readonly targets: readonly string[];
  /** Terms not to use. */
  readonly avoid: readonly string[];
}

export interface ProviderReply {
  /** By segment id; codes as the service placed them, not yet compared with the source. */
  readonly answers: ReadonlyMap<string, InlineText>;
  /** Segments whose answer cannot be trusted, by id. */
  readonly rejected: ReadonlyMap<string, Rejection>;
  readonly call: ProviderCall;
}

/** Why an answer was not taken: it belongs to another segment, was cut off, or could not be read. */
export type Rejection = 'shifted' | 'truncated' | 'unreadable';

/** What one call cost. */
export interface ProviderCall {
  readonly provider: string;
  readonly model?: string;
  readonly promptVersion?: string;
  /** Tokens as the service counted them, for services that count. */
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  /** Characters of source text, marks included. */
  readonly characters: number;
  /** Price in the connection's currency, where its rates are known. */
  readonly price?: number;
  /** ISO 4217 code of the price. */
  readonly currency?: string;
  readonly milliseconds: number;
  /** Requests sent for it, those that failed included. */
  readonly attempts: number;
}

import type { Fetch } from '#platform/network';
import type { LlmService } from './services.ts';

/** How a language model is reached and used. */
export interface LlmOptions {
  readonly service: LlmService;
  /** Model, or deployment at Azure. */
  readonly model: string;
  /** Address up to the version, such as `http://127.0.0.1:8000/v1`; needed where the service has no known one. */
  readonly baseUrl?: string;
  readonly apiKey?: string;
  /** Sent with each request, for gateways. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Instructions for every segment: tone, form of address. */
  readonly style?: string;
  /** Default 0; left out for models that take none. */
  readonly temperature?: number;
  /** How strictly JSON is asked for: by schema, as JSON, or in words only. Default by service. */
  readonly structuredOutput?: 'schema' | 'json' | 'none';
  /** Tokens that fit into the model, prompt and answer together. Default by service. */
  readonly contextTokens?: number;
  /** Tokens that the model may think before it answers, where answers have a limit. Default by service. */
  readonly thinkingTokens?: number;
  /** Segments a call; default 40. */
  readonly segments?: number;
  /** Characters of source text a call; default 6,000, or what fits into the model. */
  readonly characters?: number;
  /** Calls under way at once; default by service. */
  readonly concurrency?: number;
  readonly prices?: TokenPrices;
  /** Asks the network; by default without bounds. */
  readonly fetch?: Fetch;
}

/** What a service charges, for a million tokens. */
export interface TokenPrices {
  readonly inputPerMillion?: number;
  readonly outputPerMillion?: number;
  /** ISO 4217 code. */
  readonly currency?: string;
}

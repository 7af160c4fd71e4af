/** How a connection deals with failure. Times in milliseconds. */
export interface ConnectionOptions {
  /** Until an attempt is given up; default 120,000. */
  readonly timeout?: number;
  /** Calls under way at once; by default what the provider declares. */
  readonly concurrency?: number;
  /** Between two calls at least; default 0. */
  readonly spacing?: number;
  /** Attempts of one call that may fail in another way than by a rate limit; default 4. */
  readonly attempts?: number;
  /** Refusals by a rate limit that one call puts up with; default 12. They do not count as failed attempts. */
  readonly rateLimits?: number;
  /** Wait before the second attempt; doubled for each further one, with jitter; default 500. */
  readonly firstWait?: number;
  /** Longest wait between two attempts, and the longest pause that is waited for; default 60,000. */
  readonly longestWait?: number;
  /** Failures in a row after which the circuit opens; default 8. */
  readonly breakAfter?: number;
  /** How long an open circuit stays open; default 15,000. */
  readonly coolDown?: number;
}

export const defaultConnectionOptions: Required<Omit<ConnectionOptions, 'concurrency'>> = {
  timeout: 120_000,
  spacing: 0,
  attempts: 4,
  rateLimits: 12,
  firstWait: 500,
  longestWait: 60_000,
  breakAfter: 8,
  coolDown: 15_000,
};

/** What a connection is up to, for people who wonder why nothing moves. */
export interface ConnectionState {
  /** `open`: the service failed too often in a row and is left alone for a while; `trying`: one call finds out. */
  readonly circuit: 'closed' | 'open' | 'trying';
  /** Why it opened, or what failed last; no key and no segment text in it. */
  readonly lastFailure?: string;
  /** Milliseconds until calls are sent again: for an open circuit and for a rate limit. */
  readonly resumesIn: number;
  /** Requests sent since the start, and how they went. */
  readonly sent: number;
  readonly rateLimited: number;
  readonly timedOut: number;
  readonly failed: number;
}

/** What kind of trouble a call met. */
export type ProviderErrorKind =
  | 'rate-limited' // too many requests; try again after a while
  | 'timed-out'
  | 'unavailable' // the service failed or is overloaded
  | 'unreachable' // no connection
  | 'unauthorised' // the key is missing, wrong or not allowed this
  | 'quota' // the allowance is used up
  | 'too-large' // the call holds more than the service takes
  | 'refused' // the service will not translate this content
  | 'unsupported' // language pair or option
  | 'unreadable' // nothing of the reply could be read
  | 'misconfigured'; // the request is wrong whatever it holds: address, model, parameters

/** A call that failed as a whole. The message holds no key and no segment text. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError';
  readonly kind: ProviderErrorKind;
  /** Whether the same call may succeed later; decided by the adapter, once. */
  readonly isRetryable: boolean;
  /** How long the service asks to wait, where it says so. */
  readonly retryAfterMilliseconds: number | undefined;
  /** HTTP status, where there is one. */
  readonly status: number | undefined;

  constructor(
    kind: ProviderErrorKind,
    message: string,
    options: {
      readonly isRetryable: boolean;
      readonly retryAfterMilliseconds?: number;
      readonly status?: number;
      readonly cause?: unknown;
    },
  ) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.isRetryable = options.isRetryable;
    this.retryAfterMilliseconds = options.retryAfterMilliseconds;
    this.status = options.status;
  }
}

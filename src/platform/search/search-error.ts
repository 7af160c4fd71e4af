/**
 * `away`: not reached, too slow, or more than it can take; `missing`: there is no such index; `refused`: it does not take
 * what it was asked; `unreadable`: the answer is none, or only a part of one.
 */
export type SearchErrorKind = 'away' | 'missing' | 'refused' | 'unreadable';

/** Why a search server did not do what it was asked. Its message holds neither credentials nor texts. */
export class SearchError extends Error {
  override readonly name = 'SearchError';
  readonly kind: SearchErrorKind;
  readonly status: number | undefined;

  constructor(kind: SearchErrorKind, message: string, options: { status?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.kind = kind;
    this.status = options.status;
  }

  /** Whether the same may succeed later without anybody doing anything. */
  get isRetryable(): boolean {
    return this.kind === 'away' || this.kind === 'unreadable';
  }
}

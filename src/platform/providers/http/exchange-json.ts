import { type Fetch, networkRefusalIn } from '#platform/network';
import { ProviderError, type ProviderErrorKind } from '#platform/providers';
import { safeDetail } from './safe-detail.ts';
import { waitAskedFor } from './wait-asked-for.ts';

/** One request to a service that answers in JSON. */
export interface Exchange {
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** What is posted; without it the address is only read. */
  readonly body?: string | URLSearchParams;
  readonly signal?: AbortSignal;
  /** Key and texts, which no message may repeat. */
  readonly secrets: readonly string[];
  /** Asks the network; by default without bounds. */
  readonly fetch?: Fetch;
  /** What a failed status means at this service, where that differs from HTTP; `detail` is what the service says. */
  explain?(status: number, detail: string): ProviderErrorKind | undefined;
}

/** The most of a reply that is read, bytes; far more than a translation of the longest request. */
const longestReply = 16 * 1024 * 1024;

/** What statuses mean, and whether the same call may succeed later. */
const byStatus: Readonly<Record<number, ProviderErrorKind>> = {
  401: 'unauthorised',
  402: 'quota',
  403: 'unauthorised',
  408: 'timed-out',
  413: 'too-large',
  414: 'too-large',
  425: 'unavailable',
  429: 'rate-limited',
};
const retryable: ReadonlySet<ProviderErrorKind> = new Set([
  'rate-limited',
  'timed-out',
  'unavailable',
  'unreachable',
  'unreadable',
]);

/**
 * The JSON that a service answers. Rejects with a `ProviderError` where it does not answer, says no or answers
 * something else, and with the signal's reason where it aborts. Redirects are not followed: a key goes nowhere else.
 */
export async function exchangeJson(exchange: Exchange): Promise<unknown> {
  exchange.signal?.throwIfAborted();
  const response = await send(exchange);
  const text = await readReply(response, exchange);
  if (!response.ok) throw failureOf(response, text, exchange);
  try {
    return JSON.parse(text);
  } catch {
    throw new ProviderError('unreadable', 'the reply is no JSON', {
      isRetryable: true,
      status: response.status,
    });
  }
}

async function send({ url, headers, body, signal, fetch: ask = fetch }: Exchange): Promise<Response> {
  try {
    const method = body === undefined ? 'GET' : 'POST';
    return await ask(url, { method, headers, body, redirect: 'manual', signal });
  } catch (cause) {
    signal?.throwIfAborted();
    const refusal = networkRefusalIn(cause);
    if (refusal) throw new ProviderError('misconfigured', refusal.message, { isRetryable: false });
    throw new ProviderError('unreachable', `no connection to ${new URL(url).host}: ${reasonOf(cause)}`, {
      isRetryable: true,
      cause,
    });
  }
}

async function readReply(response: Response, { signal }: Exchange): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of response.body ?? []) {
      length += part.length;
      if (length > longestReply) break;
      parts.push(part);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ProviderError('unreadable', `the reply broke off: ${reasonOf(cause)}`, {
      isRetryable: true,
      status: response.status,
      cause,
    });
  }
  if (length > longestReply)
    throw new ProviderError('unreadable', `the reply is longer than ${longestReply} bytes`, {
      isRetryable: false,
      status: response.status,
    });
  return Buffer.concat(parts).toString('utf8');
}

function failureOf({ status, headers }: Response, text: string, exchange: Exchange): ProviderError {
  const said = messageIn(text);
  const kind =
    exchange.explain?.(status, said) ?? byStatus[status] ?? (status >= 500 ? 'unavailable' : 'misconfigured');
  const detail = safeDetail(said, exchange.secrets, exchange.secrets);
  return new ProviderError(kind, `the service answers ${status}${detail && `: ${detail}`}`, {
    isRetryable: retryable.has(kind),
    retryAfterMilliseconds: waitAskedFor(Object.fromEntries(headers), text),
    status,
  });
}

/** What services write into the JSON of a failure, each under a name of its own. */
function messageIn(text: string): string {
  try {
    const { message, error, detail, explanation } = JSON.parse(text);
    return [message, error?.message ?? error, detail, explanation]
      .filter((part) => typeof part === 'string')
      .join('; ');
  } catch {
    return '';
  }
}

function reasonOf(cause: unknown): string {
  const { code, message } = (cause as { cause?: { code?: string; message?: string } }).cause ?? {};
  return code ?? message ?? 'cut off';
}

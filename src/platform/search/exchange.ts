import { fetchWithin, networkRefusalIn } from '#platform/network';
import { SearchError } from './search-error.ts';
import type { SearchSettings } from './search-server.ts';

export interface Exchange {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  /** With a slash before it. */
  readonly path: string;
  /** JSON, or lines of JSON. */
  readonly body?: string;
  readonly isLines?: boolean;
  /** Milliseconds. */
  readonly timeout: number;
  readonly signal?: AbortSignal | undefined;
  /** Statuses that are answers, too. */
  readonly taken?: readonly number[];
}

export interface Reply {
  readonly status: number;
  /** Null where there is no body. */
  readonly json: unknown;
}

/** The most of a reply that is read, bytes: that to thousands of documents written at once, several times over. */
const longestReply = 16 * 1024 * 1024;

const ask = fetchWithin('any');

/** One request with its whole reply. Redirects are not followed: credentials go nowhere else. */
export async function exchange(
  { url, user, password }: SearchSettings,
  { method, path, body, isLines, timeout, signal, taken = [] }: Exchange,
): Promise<Reply> {
  const limit = AbortSignal.timeout(timeout);
  const headers: Record<string, string> = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = isLines ? 'application/x-ndjson' : 'application/json';
  if (user !== undefined)
    headers.authorization = `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`;
  let status: number;
  let text: string;
  try {
    const response = await ask(`${url.replace(/\/+$/, '')}${path}`, {
      method,
      headers,
      body,
      redirect: 'manual',
      signal: signal ? AbortSignal.any([limit, signal]) : limit,
    });
    status = response.status;
    text = await readReply(response);
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof SearchError) throw cause;
    throw new SearchError('away', reasonOf(cause, limit.aborted, timeout), { cause });
  }
  const isTaken = (status >= 200 && status < 300) || taken.includes(status);
  if (!isTaken) throw failureOf(status, text);
  return { status, json: text === '' ? null : parse(text, status) };
}

async function readReply(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > longestReply)
      throw new SearchError('unreadable', `the reply is longer than ${longestReply} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function parse(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SearchError('unreadable', 'the reply is no JSON', { status });
  }
}

/** Of what the server says only the kind of its error: the rest may repeat what was asked. */
function failureOf(status: number, text: string): SearchError {
  const kind =
    status === 404 ? 'missing' : status === 408 || status === 429 || status >= 500 ? 'away' : 'refused';
  const type = /"type"\s*:\s*"([a-z_]{1,80})"/.exec(text)?.[1];
  return new SearchError(kind, `it answers ${status}${type ? ` (${type})` : ''}`, { status });
}

function reasonOf(cause: unknown, isLate: boolean, timeout: number): string {
  if (isLate) return `no answer within ${timeout} ms`;
  const refusal = networkRefusalIn(cause);
  if (refusal) return refusal.message;
  const { code, message } = (cause as { cause?: { code?: string; message?: string } }).cause ?? {};
  return `no connection: ${code ?? message ?? 'cut off'}`;
}

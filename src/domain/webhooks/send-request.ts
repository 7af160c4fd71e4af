import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isPublicAddress } from '#platform/network';

export interface DeliveryOptions {
  /** Hosts, as the address names them, that may lie in private networks; `*` for all. */
  readonly privateHosts: readonly string[];
  /** Milliseconds for the whole exchange; default 10,000. */
  readonly timeout?: number;
}

export interface DeliveryResult {
  readonly status?: number;
  /** Why it counts as failed; undefined where it was taken. */
  readonly failure?: string;
}

/** Bytes of an answer that are kept to explain a failure. */
const keptBytes = 1024;

/**
 * Posts to an address nobody vouches for. The name is resolved once and the connection made to that very address, so it
 * cannot change in between; redirects are not followed; the answer is read no further than needed. Never rejects.
 */
export async function sendRequest(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
  options: DeliveryOptions,
): Promise<DeliveryResult> {
  try {
    const signal = AbortSignal.timeout(options.timeout ?? 10_000);
    const target = new URL(url);
    const address = await Promise.race([resolveHost(target, options), aborted(signal)]);
    return await post(target, address, headers, body, signal);
  } catch (error) {
    return { failure: reasonOf(error) };
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, fail) =>
    signal.addEventListener('abort', () => fail(signal.reason), { once: true }),
  );
}

async function resolveHost({ protocol, hostname }: URL, { privateHosts }: DeliveryOptions) {
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error('The address is not http or https.');
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  const addresses = await lookup(host, { all: true });
  const isAllowed = privateHosts.includes('*') || privateHosts.includes(host);
  if (addresses.length === 0) throw new Error('The host has no address.');
  if (!isAllowed && !addresses.every(({ address }) => isPublicAddress(address)))
    throw new Error('The host lies in a private network (VERSO_WEBHOOK_PRIVATE_HOSTS lists those allowed).');
  return addresses[0]!;
}

function post(
  target: URL,
  { address, family }: { address: string; family: number },
  headers: Readonly<Record<string, string>>,
  body: string,
  signal: AbortSignal,
): Promise<DeliveryResult> {
  const open = target.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((done, fail) => {
    const request = open(target, {
      method: 'POST',
      agent: false,
      signal,
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      lookup: (_host, { all }, answer) =>
        all ? answer(null, [{ address, family }]) : answer(null, address, family),
    });
    request.on('error', fail);
    request.on('response', (response) => {
      const status = response.statusCode!;
      const finish = (text: string): void => {
        response.destroy();
        done(judge(status, text));
      };
      if (status >= 200 && status < 300) return finish('');
      const chunks: Buffer[] = [];
      let size = 0;
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= keptBytes) finish(textOf(chunks));
      });
      response.on('end', () => finish(textOf(chunks)));
      response.on('error', fail);
    });
    request.end(body);
  });
}

function textOf(chunks: readonly Buffer[]): string {
  return Buffer.concat(chunks).subarray(0, keptBytes).toString('utf8').replaceAll('\0', '');
}

function judge(status: number, text: string): DeliveryResult {
  if (status >= 200 && status < 300) return { status };
  const what = status >= 300 && status < 400 ? 'It redirects, which is not followed' : 'It was refused';
  return { status, failure: `${what} (status ${status}). ${text}`.trim().slice(0, keptBytes) };
}

function reasonOf(error: unknown): string {
  const { name, code, message } = error as Error & { code?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return 'There was no answer in time.';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'The host is not known.';
  return String(message || code || name).slice(0, keptBytes);
}

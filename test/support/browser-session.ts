import { createHmac } from 'node:crypto';

/** A browser as far as signing in needs one: it keeps cookies and names its origin. */
export class BrowserSession {
  readonly #origin: string;
  readonly #send: (request: Request) => Promise<Response>;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string, send: (request: Request) => Promise<Response>) {
    this.#origin = origin;
    this.#send = send;
  }

  /** Those of its next request. */
  headers(): Headers {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ origin: this.#origin, ...(cookie && { cookie }) });
  }

  get(path: string): Promise<Response> {
    return this.#exchange(path, { headers: this.headers() });
  }

  post(path: string, body: unknown): Promise<Response> {
    const headers = this.headers();
    headers.set('content-type', 'application/json');
    return this.#exchange(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #exchange(path: string, init: RequestInit): Promise<Response> {
    const response = await this.#send(new Request(new URL(path, this.#origin), init));
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    return response;
  }

  #keep(cookie: string): void {
    const [pair] = cookie.split(';');
    const at = pair!.indexOf('=');
    const [name, value] = [pair!.slice(0, at), pair!.slice(at + 1)];
    if (value === '' || /max-age=0/i.test(cookie)) this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}

/** The code of the moment for a secret in Base32 (RFC 6238: SHA-1, 30 seconds, 6 digits). */
export function totp(secret: string, now = Date.now()): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const offset = digest.at(-1)! & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

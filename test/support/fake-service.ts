import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a fake service treats one request instead of answering it well. */
export type Misdeed =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly json?: unknown }
  | 'hangs'
  | 'breaks off' // half of the reply, then the line is cut
  | 'says no JSON'
  | 'answers something else'
  | 'loses tags'
  | 'changes the order'
  | 'leaves one out'
  | 'adds one';

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what tests look into
  readonly json: any;
}

export interface FakeService {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Treats the next requests so, one each; after that it behaves. */
  next(...misdeeds: readonly Misdeed[]): void;
  /** Treats every request so from now on; without a misdeed it behaves. */
  always(misdeed?: Misdeed): void;
  close(): Promise<void>;
}

/** What a well-behaved service answers; translations are taken out and put in so that misdeeds can change them. */
export interface Protocol {
  /** A refusal of the request as such, or the texts to translate. */
  read(
    request: SeenRequest,
  ): { readonly refuse: number; readonly json: unknown } | { readonly texts: readonly string[] };
  write(translations: readonly string[], request: SeenRequest): unknown;
  translate(text: string): string;
  /** Other addresses than the one that translates. */
  other?(path: string): unknown;
}

/** Starts a service on a free port of this machine that speaks a protocol and misbehaves on request. */
export async function startFakeService(path: string, protocol: Protocol): Promise<FakeService> {
  const seen: SeenRequest[] = [];
  const script: Misdeed[] = [];
  let habit: Misdeed | undefined;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const text = Buffer.concat(parts).toString();
    const asked: SeenRequest = {
      method: request.method!,
      path: request.url!,
      headers: request.headers,
      text,
      json: text.startsWith('{') ? JSON.parse(text) : undefined,
    };
    const other = protocol.other?.(asked.path);
    if (other !== undefined) return send(response, 200, other);
    seen.push(asked);
    if (asked.path !== path || asked.method !== 'POST') return send(response, 404, { message: 'not found' });
    answer(asked, response, script.shift() ?? habit);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    next: (...misdeeds) => script.push(...misdeeds),
    always: (misdeed) => {
      habit = misdeed;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  function answer(asked: SeenRequest, response: ServerResponse, misdeed: Misdeed | undefined): void {
    if (misdeed === 'hangs') return;
    if (typeof misdeed === 'object')
      return send(response, misdeed.status, misdeed.json ?? {}, misdeed.headers);
    if (misdeed === 'answers something else') return send(response, 200, { hello: 'world' });
    const read = protocol.read(asked);
    if ('refuse' in read) return send(response, read.refuse, read.json);
    const translations = spoil(read.texts.map(protocol.translate), misdeed);
    const json = JSON.stringify(protocol.write(translations, asked));
    if (misdeed === 'says no JSON') return void response.end(`<html>${json}`);
    if (misdeed !== 'breaks off') return send(response, 200, JSON.parse(json));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': json.length });
    response.write(json.slice(0, json.length / 2), () => response.destroy());
  }
}

function spoil(translations: readonly string[], misdeed: Misdeed | undefined): readonly string[] {
  if (misdeed === 'loses tags') return translations.map((text) => text.replace(/<[^>]*>/g, ''));
  if (misdeed === 'changes the order') return translations.toReversed();
  if (misdeed === 'leaves one out') return translations.slice(1);
  return misdeed === 'adds one' ? [...translations, 'one more'] : translations;
}

function send(
  response: ServerResponse,
  status: number,
  json: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(json));
}

/** A stand-in for translating: every letter in capitals, elements and entities as they are. */
export function shout(text: string): string {
  return text.replace(/(<[^>]*>|&[#\w]+;)|([^<&]+)/g, (_, kept, words) => kept ?? words.toUpperCase());
}

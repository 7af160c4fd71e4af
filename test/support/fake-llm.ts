import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AnswerFault,
  type CallFault,
  drawsFor,
  type FakeItem,
  type LlmFaults,
  pick,
  spoil,
} from './fake-llm-faults.ts';
import { type FakeBody, type FakeProtocol, type FakeRequest, fakeProtocols } from './fake-llm-protocols.ts';

export { hardFaults, type LlmFaults, usualFaults } from './fake-llm-faults.ts';

export interface FakeLlmOptions {
  /** Another seed, other misfortunes; default 1. */
  readonly seed?: number;
  /** Default none: a perfect model. */
  readonly faults?: LlmFaults;
  /** Milliseconds before each answer; default 0. */
  readonly latency?: number;
  /** What a refusal by the rate limit asks to wait, milliseconds; default 20. */
  readonly retryAfter?: number;
  /** The only key that is let in; without one any is. */
  readonly key?: string;
  /** Translates one marked text; by default its letters become capitals. */
  readonly translate?: (markedText: string, id: string) => string;
}

/** A request as it came, and what became of it. */
export interface RecordedRequest extends FakeRequest {
  readonly path: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: FakeBody;
  readonly faults: readonly string[];
}

export interface FakeLlm {
  /** Base address for the OpenAI, Anthropic and Google protocols alike: `http://127.0.0.1:PORT/v1`. */
  readonly url: string;
  /** Requests so far. */
  readonly calls: number;
  readonly requests: readonly RecordedRequest[];
  /** How often each fault happened; per segment for the faults of segments. */
  readonly played: Readonly<Record<string, number>>;
  /** May be changed at any time. */
  faults: LlmFaults;
  /** Answers the next request instead of the model, once. */
  answerNext(answer: (request: FakeRequest) => FakeAnswer): void;
  close(): Promise<void>;
}

/** What to answer: a text of the model, or a reply of the server as it stands. */
export type FakeAnswer =
  | { readonly text: string; readonly finish?: 'stop' | 'length' | 'refused' }
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: unknown };

/**
 * A language model's server that translates nothing and, as asked, goes wrong: over true HTTP, in the protocols of
 * OpenAI's chat completions (`…/chat/completions`), Anthropic's messages (`…/messages`) and Google's
 * (`…:generateContent`). It reads the segments from the JSON of the user message. What befalls a call depends on the
 * seed, on what it asks and on how often the same was asked before, not on the order in which calls arrive, so that a
 * run with calls side by side is repeatable.
 */
export async function startFakeLlm(options: FakeLlmOptions = {}): Promise<FakeLlm> {
  const fake = new FakeServer(options);
  const server = createServer((request, response) => {
    fake.serve(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  fake.close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return fake;
}

const callFaults: readonly CallFault[] = ['rateLimited', 'failed', 'unauthorised', 'silent', 'cut'];
const answerFaults: readonly AnswerFault[] = ['shifted', 'shiftedUnseen', 'brokenJson', 'truncated'];

class FakeServer implements FakeLlm {
  url = '';
  faults: LlmFaults;
  close: () => Promise<void> = async () => {};
  readonly requests: RecordedRequest[] = [];
  readonly played: Record<string, number> = {};
  private readonly options: FakeLlmOptions;
  private readonly asked = new Map<string, number>();
  private readonly answers: ((request: FakeRequest) => FakeAnswer)[] = [];

  constructor(options: FakeLlmOptions) {
    this.options = options;
    this.faults = options.faults ?? {};
  }

  get calls(): number {
    return this.requests.length;
  }

  answerNext(answer: (request: FakeRequest) => FakeAnswer): void {
    this.answers.push(answer);
  }

  async serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = incoming.url!.split('?')[0]!;
    const protocol = fakeProtocols.find(({ speaks }) => speaks(path));
    const body: FakeBody = JSON.parse(await textIn(incoming));
    if (!protocol) return send(response, 404, { error: { message: `nothing at ${path}` } });
    const request = protocol.read(body, incoming.headers, path);
    const faults: string[] = [];
    this.requests.push({ ...request, path, headers: incoming.headers, body, faults });
    if (this.options.latency) await sleep(this.options.latency);
    if (this.options.key !== undefined && request.key !== this.options.key)
      return send(response, 401, protocol.error(401, `Incorrect API key provided: ${request.key}`));
    const scripted = this.answers.shift()?.(request);
    if (scripted) return sendScripted(response, protocol, body, scripted);
    const draw = this.drawsFor(request);
    const fault = pick(this.faults, callFaults, draw());
    if (fault) this.note(fault, faults);
    if (fault && fault !== 'cut') return this.fail(response, protocol, fault);
    const reply = JSON.stringify(protocol.reply(body, this.answer(request, draw, faults)));
    if (fault !== 'cut') return send(response, 200, reply);
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': reply.length });
    response.write(reply.slice(0, reply.length / 2), () => response.destroy());
  }

  private answer(request: FakeRequest, draw: () => number, faults: string[]) {
    const fault = pick(this.faults, answerFaults, draw());
    const chance = draw();
    if (fault) this.note(fault, faults);
    const items = this.itemsFor(request, draw, faults);
    const text = spoil(items, fault, chance);
    return {
      text,
      finish: fault === 'truncated' ? ('length' as const) : ('stop' as const),
      inputTokens: Math.ceil((request.system.length + request.user.length) / 4),
      outputTokens: Math.ceil(text.length / 4),
    };
  }

  private itemsFor({ user }: FakeRequest, draw: () => number, faults: string[]): FakeItem[] {
    const { translate = capitals } = this.options;
    const { echo, segments } = JSON.parse(user) as {
      echo: string;
      segments: { id: string; text: string }[];
    };
    return segments.flatMap(({ id, text }) => {
      const [isOmitted, losesCodes] = [draw(), draw()];
      if (isOmitted < (this.faults.omitted ?? 0)) return this.note('omitted', faults, []);
      const target = translate(text, id);
      const item = { id, echo: echoOf(text, echo), target };
      if (losesCodes >= (this.faults.lostCodes ?? 0) || !anyMark.test(text)) return [item];
      return this.note('lostCodes', faults, [{ ...item, target: target.replace(marks, '') }]);
    });
  }

  private fail(response: ServerResponse, protocol: FakeProtocol, fault: CallFault): void {
    if (fault === 'silent') return;
    if (fault === 'failed') return send(response, 500, protocol.error(500, 'The server had an error.'));
    if (fault === 'unauthorised') return send(response, 401, protocol.error(401, 'Incorrect API key.'));
    const wait = String(this.options.retryAfter ?? 20);
    send(response, 429, protocol.error(429, 'Rate limit reached.'), { 'retry-after-ms': wait });
  }

  private drawsFor({ user }: FakeRequest): () => number {
    const before = this.asked.get(user) ?? 0;
    this.asked.set(user, before + 1);
    return drawsFor(`${this.options.seed ?? 1} ${before} ${user}`);
  }

  private note<T>(fault: string, faults: string[], result?: T): T {
    faults.push(fault);
    this.played[fault] = (this.played[fault] ?? 0) + 1;
    return result as T;
  }
}

const marks = /<\/?\d+\/?>/g;
const anyMark = /<\/?\d+\/?>/;

/** The letters outside marks as capitals. */
export function capitals(text: string): string {
  return text
    .split(/(<\/?\d+\/?>)/)
    .map((part, place) => (place % 2 === 0 ? part.toUpperCase() : part))
    .join('');
}

/** As much of a text as `first 6 words` or `first 15 characters` says, without marks. */
function echoOf(text: string, length: string): string {
  const [, count, unit] = /(\d+) (words|characters)/.exec(length)!;
  const bare = text.replace(marks, ' ').trim();
  return unit === 'words'
    ? bare.split(/\s+/).slice(0, Number(count)).join(' ')
    : [...bare].slice(0, Number(count)).join('');
}

function sendScripted(
  response: ServerResponse,
  protocol: FakeProtocol,
  body: FakeBody,
  answer: FakeAnswer,
): void {
  if ('status' in answer) return send(response, answer.status, answer.body ?? '', answer.headers);
  const { text, finish = 'stop' } = answer;
  send(response, 200, protocol.reply(body, { text, finish, inputTokens: 100, outputTokens: 50 }));
}

async function textIn(incoming: IncomingMessage): Promise<string> {
  let text = '';
  incoming.setEncoding('utf8');
  for await (const part of incoming) text += part;
  return text;
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

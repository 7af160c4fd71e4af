import { once } from 'node:events';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { buildServer } from '#apps/api';
import { type Actor, defineRoute, type Plugin, type Services } from '#domain/context';
import { openDatabase } from '#platform/database';
import { createSecrets } from '#platform/secrets';
import type { Storage } from '#platform/storage';
import { createLogger } from '#platform/telemetry';
import { RouteAnswer, requireRevision, type UploadPart } from '#platform/web';
import { testDatabase } from '#test/database';
import { eventStream } from './event-stream.ts';

const { db, url } = await testDatabase();
await sql`create table notes (text text not null)`.execute(db);
const person: Actor = { kind: 'person', id: 'p', name: 'p', role: 'operator', projects: new Map() };
const services: Services = {
  db,
  storage: { kind: 'files', head: async () => undefined } as unknown as Storage,
  queue: {
    send: async () => {},
    sendAll: async () => {},
    queues: [],
    definition: () => {
      throw new Error('no queue is asked for');
    },
    redrive: async () => 0,
    openValues: async () => new Set(),
    prioritise: async () => {},
  },
  secrets: createSecrets('test'),
  log: createLogger('silent'),
  now: () => new Date(),
};
const common = { summary: 'Test', tag: 'Tests', ability: 'house.read' as const };
const body = z.object({
  text: z.string().max(20),
  wait: z.number().optional(),
  fails: z.boolean().optional(),
});
async function firstOf(upload: AsyncIterable<UploadPart>): Promise<UploadPart> {
  for await (const part of upload) return part;
  throw new Error('There is no file.');
}

const left: string[] = [];
let slow = Promise.withResolvers<void>();
const slowBegun = Promise.withResolvers<void>();
/** As many uploads are given up by the database, once each. */
const interruptions: true[] = [];
const plugin: Plugin = {
  name: 'tests',
  routes: [
    defineRoute({
      ...common,
      method: 'POST',
      path: '/notes',
      operationId: 'createNote',
      body,
      response: z.object({ count: z.number() }),
      async handle({ db }, { body }) {
        await sql`insert into notes values (${body.text})`.execute(db);
        if (body.wait) await wait(body.wait);
        if (body.fails) throw new Error('secret of the house');
        const { rows } = await sql<{ count: number }>`select count(*)::int as count from notes`.execute(db);
        return { count: rows[0]!.count, hidden: 'never sent' };
      },
    }),
    defineRoute({
      ...common,
      method: 'POST',
      path: '/slow-notes',
      operationId: 'createSlowNote',
      transaction: false,
      body,
      response: z.object({ text: z.string() }),
      async handle({ services }, { body: { text, fails } }) {
        slowBegun.resolve();
        await slow.promise;
        if (fails) throw new Error('slowly');
        await sql`insert into notes values (${text})`.execute(services.db);
        return { text };
      },
    }),
    defineRoute({
      ...common,
      method: 'PUT',
      path: '/notes/:id',
      operationId: 'changeNote',
      params: z.object({ id: z.string() }),
      response: z.object({ id: z.string() }),
      async handle(_context, input) {
        requireRevision(input, 3);
        return new RouteAnswer({ id: input.params.id }, { revision: 4 });
      },
    }),
    defineRoute({
      ...common,
      method: 'POST',
      path: '/uploads',
      operationId: 'createUpload',
      accepts: 'multipart',
      body: z.object({ language: z.string() }),
      response: z.object({ language: z.string(), sizes: z.array(z.number()) }),
      async handle(_context, { body, upload }) {
        const sizes: number[] = [];
        for await (const { content } of upload) sizes.push((await buffer(content)).length);
        if (interruptions.pop()) throw Object.assign(new Error('given up'), { code: '40001' });
        return { language: body.language, sizes };
      },
    }),
    defineRoute({
      ...common,
      method: 'POST',
      path: '/streams',
      operationId: 'createStream',
      accepts: 'multipart',
      transaction: false,
      response: z.object({ text: z.string() }),
      async handle(_context, { upload }) {
        const { content } = await firstOf(upload);
        return { text: (await buffer(content)).toString() };
      },
    }),
    defineRoute({
      ...common,
      method: 'POST',
      path: '/exchanged',
      operationId: 'createExchanged',
      accepts: 'multipart',
      brings: 'exchange',
      response: z.object({ size: z.number() }),
      async handle(_context, { upload }) {
        return { size: (await buffer((await firstOf(upload)).content)).length };
      },
    }),
    defineRoute({
      ...common,
      method: 'POST',
      path: '/bytes',
      operationId: 'createBytes',
      accepts: 'bytes',
      response: z.object({ size: z.number() }),
      async handle(_context, { upload }) {
        let size = 0;
        for await (const { content } of upload) size = (await buffer(content)).length;
        return { size };
      },
    }),
    defineRoute({
      ...common,
      method: 'GET',
      path: '/events',
      operationId: 'listEvents',
      async handle(_context, { header }) {
        async function* events() {
          yield { id: '2', event: 'after', data: { last: header('last-event-id') ?? null } };
        }
        return new RouteAnswer(undefined, { events: events() });
      },
    }),
    defineRoute({
      ...common,
      method: 'GET',
      path: '/endless-events',
      operationId: 'listEndlessEvents',
      async handle(_context, { signal }) {
        signal.addEventListener('abort', () => left.push('client'));
        async function* events() {
          yield { event: 'first', data: 1 };
          await new Promise(() => {});
        }
        return new RouteAnswer(undefined, { events: events() });
      },
    }),
    defineRoute({
      ...common,
      method: 'GET',
      path: '/files',
      operationId: 'getFile',
      handle: async () =>
        new RouteAnswer(undefined, { stream: Readable.from(['abc']), headers: { 'content-length': '3' } }),
    }),
  ],
};
const build = (rateLimit = 10_000, asked: Services = services) =>
  buildServer({
    services: asked,
    plugins: [plugin],
    authenticate: async (_services, { get }) => (get('x-who') ? person : undefined),
    configuration: { origin: 'https://verso.example', rateLimit, uploadBytes: 1000, exchangeBytes: 2000 },
  });
const server = build();
const post = (url: string, payload: object | string | Buffer, headers: Record<string, string> = {}) =>
  server.inject({ method: 'POST', url: `/api/v1${url}`, payload, headers: { 'x-who': 'p', ...headers } });
const multipart = { 'content-type': 'multipart/form-data; boundary=b' };
const field = (name: string, value: string) =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (text: string) =>
  `--b\r\ncontent-disposition: form-data; name="file"; filename="a.docx"\r\n\r\n${text}\r\n`;
const countOf = async (text: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from notes where text = ${text}`.execute(db)).rows[0]!
    .n;

describe('the server', () => {
  it('answers with what the response schema names and nothing more', async () => {
    const answer = await post('/notes', { text: 'one' });
    expect(answer.statusCode).toBe(201);
    expect(Object.keys(answer.json())).toEqual(['count']);
    expect(answer.headers['x-request-id']).toBeTruthy();
    expect(answer.headers['strict-transport-security']).toBeTruthy();
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('does work of one idempotency key once, also when asked twice at once', async () => {
    const key = { 'idempotency-key': 'k1' };
    const both = await Promise.all([1, 2].map(() => post('/notes', { text: 'twin', wait: 200 }, key)));
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(both[0]!.body).toBe(both[1]!.body);
    expect(await countOf('twin')).toBe(1);
    const other = await post('/notes', { text: 'else' }, key);
    expect(other.json()).toMatchObject({ status: 409, code: 'idempotency-key-reused' });
    const { rows } = await sql<{ answer: unknown }>`select answer from idempotency_keys`.execute(db);
    expect(JSON.stringify(rows)).not.toContain('count');
  });

  it('does work with transactions of its own once, and refuses to do it twice at once', async () => {
    const key = { 'idempotency-key': 'slow' };
    // An injected request is sent once somebody waits for it.
    const ask = async () => post('/slow-notes', { text: 'slow' }, key);
    const first = ask();
    await slowBegun.promise;
    expect((await ask()).json()).toMatchObject({ code: 'request-in-progress' });
    slow.resolve();
    expect((await first).statusCode).toBe(201);
    const again = await ask();
    expect([again.statusCode, again.headers['idempotent-replayed']]).toEqual([201, 'true']);
    expect(await countOf('slow')).toBe(1);
    slow = Promise.withResolvers<void>();
    const failing = post('/slow-notes', { text: 'slow', fails: true }, { 'idempotency-key': 'slow-2' });
    slow.resolve();
    expect((await failing).statusCode).toBe(500);
    expect((await post('/slow-notes', { text: 'slower' }, { 'idempotency-key': 'slow-2' })).statusCode).toBe(
      201,
    );
  });

  it('keeps nothing of work that failed, and tells nothing of why', async () => {
    const key = { 'idempotency-key': 'k2' };
    const answer = await post(
      '/notes',
      { text: 'lost', fails: true },
      { ...key, 'x-request-id': 'request-1' },
    );
    expect(answer.json()).toMatchObject({ status: 500, code: 'internal-fault', requestId: 'request-1' });
    expect(answer.body).not.toContain('secret');
    expect(await countOf('lost')).toBe(0);
    expect((await post('/notes', { text: 'lost', wait: 0 }, key)).statusCode).toBe(201);
  });

  it.each([
    ['a body that does not fit', () => post('/notes', { text: 1 }), 400, 'request-invalid'],
    [
      'broken JSON',
      () => post('/notes', '{', { 'content-type': 'application/json' }),
      400,
      'request-invalid',
    ],
    [
      'another media type',
      () => post('/notes', 'x', { 'content-type': 'text/csv' }),
      415,
      'media-type-unknown',
    ],
    ['nobody', () => server.inject({ method: 'POST', url: '/api/v1/notes' }), 401, 'not-signed-in'],
    [
      'another method',
      () => server.inject({ method: 'DELETE', url: '/api/v1/notes' }),
      405,
      'method-unknown',
    ],
    ['no address', () => server.inject('/api/v1/nothing'), 404, 'address-unknown'],
    ['too many bytes', () => post('/bytes', Buffer.alloc(1001)), 413, 'body-too-large'],
    [
      'another site',
      () => post('/notes', { text: 'x' }, { origin: 'https://evil.example' }),
      403,
      'origin-foreign',
    ],
    [
      'another site that does not say which',
      () => post('/notes', { text: 'x' }, { 'sec-fetch-site': 'cross-site' }),
      403,
      'origin-foreign',
    ],
    [
      'a body of many levels, also with an idempotency key',
      () =>
        post('/notes', `{"text":"x","more":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, {
          'content-type': 'application/json',
          'idempotency-key': 'deep',
        }),
      400,
      'request-invalid',
    ],
    ['characters that are none', () => post('/notes', { text: 'a\0' }), 400, 'request-invalid'],
    [
      'characters that are none in an address',
      () =>
        server.inject({
          method: 'PUT',
          url: '/api/v1/notes/%00',
          headers: { 'x-who': 'p', 'if-match': '"r3"' },
        }),
      400,
      'request-invalid',
    ],
    [
      'fields that are longer than memory is meant for',
      () =>
        post(
          '/uploads',
          `${[1, 2, 3].map((name) => field(`f${name}`, 'x'.repeat(900_000))).join('')}--b--\r\n`,
          multipart,
        ),
      413,
      'body-too-large',
    ],
    [
      'a field that would be cut',
      () => post('/uploads', `${field('language', 'x'.repeat(1_100_000))}--b--\r\n`, multipart),
      413,
      'body-too-large',
    ],
  ])('refuses %s with a problem document', async (_name, ask, status, code) => {
    const answer = await ask();
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.json()).toMatchObject({
      status,
      code,
      type: `/problems/${code}`,
      action: expect.any(String),
    });
    const page = await server.inject(`/problems/${code}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(code);
  });

  it('holds changes to the revision that was seen', async () => {
    const change = (headers: Record<string, string>) =>
      server.inject({ method: 'PUT', url: '/api/v1/notes/a', headers: { 'x-who': 'p', ...headers } });
    expect((await change({})).statusCode).toBe(428);
    expect((await change({ 'if-match': '"r2"' })).statusCode).toBe(412);
    expect((await change({ 'if-match': 'r3' })).statusCode).toBe(400);
    expect((await change({ 'if-match': '"r3"' })).headers.etag).toBe('"r4"');
  });

  it('takes larger files of what memories and glossaries are exchanged by', async () => {
    const upload = (...sizes: number[]) =>
      post('/exchanged', `${sizes.map((size) => file('x'.repeat(size))).join('')}--b--\r\n`, multipart);
    const answer = await upload(2000);
    expect([answer.statusCode, answer.json()]).toEqual([201, { size: 2000 }]);
    expect((await upload(2001)).statusCode).toBe(413);
    expect((await upload(1000, 1001)).statusCode).toBe(413);
  });

  it('hands uploads on as streams, after the fields', async () => {
    const language = field('language', 'de');
    const upload = (...sizes: number[]) =>
      post(
        '/uploads',
        `${language}${sizes.map((size) => file('x'.repeat(size))).join('')}--b--\r\n`,
        multipart,
      );
    expect((await upload(10, 1000)).json()).toEqual({ language: 'de', sizes: [10, 1000] });
    expect((await upload(1001)).statusCode).toBe(413);
    expect((await upload(...Array.from({ length: 11 }, () => 1000))).statusCode).toBe(413);
    expect((await post('/uploads', `${file('x')}--b--\r\n`, multipart)).statusCode).toBe(400);
  });

  it('reads an upload again where the database gave up the transaction', async () => {
    interruptions.push(true, true);
    const answer = await post('/uploads', `${field('language', 'de')}${file('xyz')}--b--\r\n`, multipart);
    expect(answer.json()).toEqual({ language: 'de', sizes: [3] });
    expect(interruptions).toEqual([]);
  });

  it('keeps no connection of the database while a client sends slowly', async () => {
    const narrow = openDatabase({ url, connections: 1 });
    const listening = build(10_000, { ...services, db: narrow });
    const address = await listening.listen({ port: 0, host: '127.0.0.1' });
    const slow = connect(Number(new URL(address).port), '127.0.0.1');
    const sent = `${field('language', 'de')}${file('xyz')}--b--\r\n`;
    slow.write(
      `POST /api/v1/uploads HTTP/1.1\r\nhost: x\r\nx-who: p\r\ncontent-type: ${multipart['content-type']}\r\ncontent-length: ${sent.length}\r\n\r\n${sent.slice(0, -20)}`,
    );
    const note = { method: 'POST', headers: { 'x-who': 'p', 'content-type': 'application/json' } };
    const answer = await fetch(`${address}/api/v1/notes`, { ...note, body: '{"text":"between"}' });
    expect(answer.status).toBe(201);
    const answered = once(slow, 'data');
    slow.write(sent.slice(-20));
    expect(String(await answered)).toMatch(/^HTTP\/1.1 201 /);
    slow.destroy();
    await listening.close();
    await narrow.destroy();
  });

  it('knows an upload of an idempotency key by its content', async () => {
    const send = (text: string, key: string) =>
      post('/streams', `${file(text)}--b--\r\n`, { ...multipart, 'idempotency-key': key });
    expect((await send('one', 'u1')).json()).toEqual({ text: 'one' });
    const again = await send('one', 'u1');
    expect([again.json(), again.headers['idempotent-replayed']]).toEqual([{ text: 'one' }, 'true']);
    expect((await send('two', 'u1')).json()).toMatchObject({ code: 'idempotency-key-reused' });
    expect((await send('two', 'u2')).json()).toEqual({ text: 'two' });
  });

  it('limits attempts to sign in however their address is spelled', async () => {
    const strict = build();
    const ask = (target: string) =>
      strict.inject({ method: 'POST', url: target, payload: {}, remoteAddress: '10.1.1.1' });
    const spelled = [
      '/api/auth/sign-in/email',
      '/api/auth/%73ign-in/email',
      'http://x/api/auth/sign-in/email',
    ];
    const codes = [];
    for (let time = 0; time < 12; time++) codes.push((await ask(spelled[time % 3]!)).statusCode);
    expect(codes.slice(10)).toEqual([429, 429]);
  });

  it('sends events, and streams, and only heads of them to HEAD', async () => {
    const headers = { 'x-who': 'p', 'last-event-id': '1' };
    const events = await server.inject({ url: '/api/v1/events', headers });
    expect(events.headers['content-type']).toMatch('text/event-stream');
    expect(events.body).toContain('id: 2\nevent: after\ndata: {"last":"1"}\n\n');
    const head = await server.inject({ method: 'HEAD', url: '/api/v1/events', headers });
    expect([head.statusCode, head.body]).toEqual([200, '']);
    expect((await server.inject({ url: '/api/v1/files', headers })).body).toBe('abc');
    const ofFile = await server.inject({ method: 'HEAD', url: '/api/v1/files', headers });
    expect([ofFile.body, ofFile.headers['content-length']]).toEqual(['', '3']);
  });

  it('notices that a client leaves, and closes while others still listen', async () => {
    const listening = build();
    const address = await listening.listen({ port: 0, host: '127.0.0.1' });
    const open = async (signal?: AbortSignal) => {
      const answer = await fetch(`${address}/api/v1/endless-events`, { headers: { 'x-who': 'p' }, signal });
      await answer.body!.getReader().read();
    };
    const client = new AbortController();
    await open(client.signal);
    client.abort();
    await expect.poll(() => left).toEqual(['client']);
    await open();
    await listening.close();
    expect(left).toHaveLength(2);
  });

  it('stops telling events to whoever may not hear them any more, and opens only so many streams for one', async () => {
    let isMember = true;
    const listening = buildServer({
      services,
      plugins: [plugin],
      heartbeat: 20,
      authenticate: async () => (isMember ? person : undefined),
      configuration: {
        origin: 'https://verso.example',
        rateLimit: 10_000,
        uploadBytes: 1000,
        exchangeBytes: 2000,
      },
    });
    const address = await listening.listen({ port: 0, host: '127.0.0.1' });
    const open = () => fetch(`${address}/api/v1/endless-events`);
    const streams = await Promise.all(Array.from({ length: 50 }, open));
    expect(streams.map(({ status }) => status)).toEqual(Array(50).fill(200));
    expect((await open()).status).toBe(429);
    isMember = false;
    for (const stream of streams) expect(await stream.text()).toContain('event: first');
    isMember = true;
    const again = await open();
    expect(again.status).toBe(200);
    await again.body!.cancel();
    await listening.close();
  });

  it('says when the database is away', async () => {
    const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
    const answer = await build(10, { ...services, db: away }).inject({
      method: 'POST',
      url: '/api/v1/notes',
      headers: { 'x-who': 'p' },
      payload: { text: 'x' },
    });
    expect(answer.json()).toMatchObject({ status: 503, code: 'not-available' });
    await away.destroy();
  });

  it('limits how often one client asks', async () => {
    const strict = build(3);
    const ask = () => strict.inject({ method: 'PUT', url: '/api/v1/notes/a', headers: { 'x-who': 'p' } });
    const codes = [];
    for (let time = 0; time < 4; time++) codes.push((await ask()).statusCode);
    expect(codes).toEqual([428, 428, 428, 429]);
    expect((await ask()).headers['retry-after']).toBeTruthy();
  });

  it('says when the storage is away', async () => {
    expect((await server.inject('/readyz')).json()).toMatchObject({ database: 'ok', storage: 'ok' });
    const storage = { head: () => Promise.reject(new Error('away')) } as unknown as Storage;
    const answer = await build(10, { ...services, storage }).inject('/readyz');
    expect(answer.json()).toMatchObject({ status: 503, facts: { database: 'ok', storage: 'away' } });
    expect(answer.headers['retry-after']).toBe('5');
    expect((await server.inject('/healthz')).statusCode).toBe(200);
  });

  it('describes itself, without scripts or other hosts', async () => {
    const document = (await server.inject('/api/v1/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.paths['/notes'].post).toMatchObject({
      operationId: 'createNote',
      'x-verso-ability': 'house.read',
    });
    const page = await server.inject('/api/v1/reference');
    expect(page.body).toContain('createNote');
    expect(page.body).not.toMatch(/<script|https?:\/\/(?!verso\.example)/);
  });
});

it('keeps quiet streams open and leaves when the client does', async () => {
  const client = new AbortController();
  let isReturned = false;
  const events = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<never>(() => {}),
      return: async () => {
        isReturned = true;
        return { done: true as const, value: undefined };
      },
    }),
  };
  const seen: string[] = [];
  for await (const text of eventStream(events, client.signal, 10)) {
    seen.push(text);
    if (seen.length === 3) client.abort();
  }
  expect(seen.slice(1, 3)).toEqual([': still here\n\n', ': still here\n\n']);
  expect(isReturned).toBe(true);
});

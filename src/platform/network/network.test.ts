import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fetchWithin,
  isForbiddenAddress,
  isPrivateAddress,
  isPublicAddress,
  networkRefusalIn,
} from './index.ts';

describe('an address', () => {
  it.each([
    ['8.8.8.8', 'public'],
    ['2606:4700:4700::1111', 'public'],
    ['10.1.2.3', 'private'],
    ['127.8.8.8', 'private'],
    ['172.31.255.255', 'private'],
    ['172.32.0.1', 'public'],
    ['192.168.0.1', 'private'],
    ['100.64.0.1', 'private'],
    ['::1', 'private'],
    ['fd12:3456::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['::ffff:a00:1', 'private'],
    ['169.254.169.254', 'forbidden'],
    ['::ffff:169.254.169.254', 'forbidden'],
    ['::ffff:a9fe:a9fe', 'forbidden'],
    ['64:ff9b::a9fe:a9fe', 'forbidden'],
    ['fd00:ec2::254', 'forbidden'],
    ['100.100.100.200', 'forbidden'],
    ['fe80::1', 'forbidden'],
    ['0.0.0.0', 'forbidden'],
    ['::', 'forbidden'],
    ['255.255.255.255', 'forbidden'],
    ['ff02::1', 'forbidden'],
    ['198.51.100.1', 'none'],
    ['2001:db8::1', 'none'],
    ['2002:a00:1::', 'none'],
    ['64:ff9b::a00:1', 'none'],
    ['example.org', 'none'],
    ['', 'none'],
  ])('%s is %s', (address, kind) => {
    expect({
      public: isPublicAddress(address),
      private: isPrivateAddress(address),
      forbidden: isForbiddenAddress(address),
    }).toEqual({ public: kind === 'public', private: kind === 'private', forbidden: kind === 'forbidden' });
  });
});

describe('fetch within a network', () => {
  let server: Server;
  let port = 0;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked++;
      response.end('here');
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  /** Answers with one list of addresses after another, as a name server that changes its mind does. */
  const naming = (...answers: readonly string[][]) => {
    let turn = 0;
    return (_host: string, done: (error: null, addresses: { address: string; family: number }[]) => void) =>
      done(
        null,
        answers[Math.min(turn++, answers.length - 1)]!.map((address) => ({
          address,
          family: address.includes(':') ? 6 : 4,
        })),
      );
  };
  const refusal = (asking: Promise<unknown>) =>
    asking.then(
      () => undefined,
      (error) => networkRefusalIn(error)?.message,
    );

  it('reaches a host of a private network by its name', async () => {
    const within = fetchWithin('private', naming(['127.0.0.1']));
    expect(await (await within(`http://model.internal:${port}/`)).text()).toBe('here');
  });

  it.each([
    [['93.184.216.34']],
    [['127.0.0.1', '93.184.216.34']],
    [['169.254.169.254']],
    [['::ffff:93.184.216.34']],
  ])('takes no name for private that resolves to %j', async (addresses) => {
    const before = asked;
    const within = fetchWithin('private', naming(addresses));
    expect(await refusal(within(`http://model.internal:${port}/`))).toMatch(/model\.internal/);
    expect(asked).toBe(before);
  });

  it('connects to what was judged, though the name leads elsewhere with the next question', async () => {
    const within = fetchWithin('private', naming(['127.0.0.1'], ['169.254.169.254']));
    expect(
      (await within(`http://model.internal:${port}/`, { headers: { connection: 'close' } })).status,
    ).toBe(200);
    expect(await refusal(within(`http://model.internal:${port}/`))).toMatch(/model\.internal/);
  });

  it.each([
    'http://169.254.169.254/',
    'http://[::ffff:169.254.169.254]/',
    'http://2852039166/',
    'http://0.0.0.0/',
  ])('never asks %s', async (address) => {
    for (const reach of ['private', 'any'] as const)
      expect(await refusal(fetchWithin(reach)(address)), reach).toMatch(/no service can be/);
  });

  it('asks public addresses where it may go anywhere, and never a metadata service by another name', async () => {
    const any = fetchWithin('any', naming(['169.254.169.254']));
    expect(await refusal(any(`http://translator.example:${port}/`))).toMatch(/no service can be/);
    expect((await fetchWithin('any')(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect(await refusal(fetchWithin('private')('http://93.184.216.34/'))).toMatch(
      /not in a private network/,
    );
  });

  it('tells other failures apart', async () => {
    const nowhere = fetchWithin('private', (_host, done) => done(new Error('not found'), []));
    const failure = await nowhere('http://model.internal/').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TypeError);
    expect(networkRefusalIn(failure)).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { type Provider, ProviderError, type ProviderErrorKind } from '#platform/providers';
import { noLimits } from '#test/table-provider';
import { connect } from './connect.ts';
import type { ConnectionOptions } from './connection-options.ts';

const fail = (kind: ProviderErrorKind, isRetryable = true, retryAfterMilliseconds?: number): ProviderError =>
  new ProviderError(kind, kind, { isRetryable, retryAfterMilliseconds });

/** A provider that plays a script, one entry a call; after its end every call succeeds. */
function scripted(script: readonly (Error | 'hang')[], concurrency = 1) {
  const calls: number[] = [];
  let running = 0;
  let most = 0;
  const provider: Provider = {
    name: 'scripted',
    limits: { ...noLimits, concurrency },
    async translate({ segments }) {
      const step = script[calls.length];
      calls.push(Date.now());
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (step === 'hang') await new Promise(() => {});
      running--;
      if (step) throw step;
      return {
        answers: new Map(segments.map(({ id, source }) => [id, source])),
        rejected: new Map(),
        call: { provider: 'scripted', characters: 0, milliseconds: 0, attempts: 1 },
      };
    },
  };
  return { provider, calls, most: () => most };
}

const request = (signal?: AbortSignal) => ({
  segments: [],
  sourceLanguage: 'en',
  targetLanguage: 'de',
  signal,
});
const quick: ConnectionOptions = { firstWait: 2, longestWait: 500, coolDown: 40, timeout: 100 };
const kindOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'answered',
    (error) => (error instanceof ProviderError ? error.kind : error.name),
  );

describe('connect', () => {
  it('tries what is retryable again and counts the attempts', async () => {
    const { provider } = scripted([fail('unavailable'), fail('rate-limited'), fail('unreachable')]);
    const connection = connect(provider, quick);
    expect((await connection.translate(request())).call.attempts).toBe(4);
    expect(connection.state).toMatchObject({ circuit: 'closed', sent: 4, rateLimited: 1, failed: 2 });
  });

  it.each<ProviderErrorKind>([
    'unauthorised',
    'quota',
    'refused',
    'too-large',
    'misconfigured',
    'unsupported',
  ])('does not try %s again', async (kind) => {
    const { provider, calls } = scripted([fail(kind, false)]);
    expect(await kindOf(connect(provider, quick).translate(request()))).toBe(kind);
    expect(calls).toHaveLength(1);
  });

  it('gives up after its attempts, with the last error', async () => {
    const { provider, calls } = scripted(Array(9).fill(fail('unreadable')));
    expect(await kindOf(connect(provider, { ...quick, attempts: 3 }).translate(request()))).toBe(
      'unreadable',
    );
    expect(calls).toHaveLength(3);
  });

  it('has a budget of its own for rate limits', async () => {
    const { provider, calls } = scripted(Array(20).fill(fail('rate-limited', true, 1)));
    expect(await kindOf(connect(provider, { ...quick, rateLimits: 6 }).translate(request()))).toBe(
      'rate-limited',
    );
    expect(calls).toHaveLength(7);
  });

  it('makes everyone wait for as long as the service asks', async () => {
    const { provider, calls } = scripted([fail('rate-limited', true, 120)], 4);
    const connection = connect(provider, quick);
    const first = connection.translate(request());
    await new Promise((resolve) => setTimeout(resolve, 20));
    const others = [connection.translate(request()), connection.translate(request())];
    expect(connection.state.resumesIn).toBeGreaterThan(50);
    await Promise.all([first, ...others]);
    expect(Math.min(...calls.slice(1)) - calls[0]!).toBeGreaterThanOrEqual(115);
  });

  it('does not wait for a pause that is longer than anyone would', async () => {
    const { provider, calls } = scripted([fail('rate-limited', true, 3_600_000)]);
    expect(await kindOf(connect(provider, quick).translate(request()))).toBe('rate-limited');
    expect(calls).toHaveLength(1);
  });

  it('ends an attempt that hangs, and tries again', async () => {
    const { provider } = scripted(['hang']);
    const connection = connect(provider, quick);
    expect((await connection.translate(request())).call.attempts).toBe(2);
    expect(connection.state.timedOut).toBe(1);
  });

  it('ends at once when it is cancelled, while calling, waiting and queueing', async () => {
    const { provider, calls } = scripted(['hang', 'hang']);
    const connection = connect(provider, { ...quick, timeout: 60_000 });
    const cancellation = new AbortController();
    const calling = [1, 2, 3].map(() => kindOf(connection.translate(request(cancellation.signal))));
    setTimeout(() => cancellation.abort(), 20);
    expect(await Promise.all(calling)).toEqual(['AbortError', 'AbortError', 'AbortError']);
    expect(calls).toHaveLength(1);
    const paused = connect(scripted([fail('rate-limited', true, 400)]).provider, quick);
    const waiting = kindOf(paused.translate(request(AbortSignal.timeout(30))));
    expect(await waiting).toBe('TimeoutError');
  });

  it('leaves a service alone that fails in a row, says why, and finds out when it is back', async () => {
    const { provider, calls } = scripted(Array(3).fill(fail('unreachable')));
    const connection = connect(provider, { ...quick, breakAfter: 3, attempts: 3 });
    await kindOf(connection.translate(request()));
    expect(connection.state).toMatchObject({ circuit: 'open', lastFailure: 'unreachable' });
    expect(connection.state.resumesIn).toBeGreaterThan(0);
    expect(await kindOf(connection.translate(request()))).toBe('answered');
    expect(calls[3]! - calls[2]!).toBeGreaterThanOrEqual(35);
    expect(connection.state.circuit).toBe('closed');
  });

  it('is closed by people who know better', async () => {
    const { provider } = scripted(Array(3).fill(fail('unreachable')));
    const connection = connect(provider, { ...quick, coolDown: 60_000, breakAfter: 3, attempts: 3 });
    await kindOf(connection.translate(request()));
    connection.reset();
    expect(connection.state.circuit).toBe('closed');
    expect(await kindOf(connection.translate(request()))).toBe('answered');
  });

  it('keeps to the number of calls at once', async () => {
    const { provider, calls, most } = scripted([], 3);
    const connection = connect(provider, quick);
    await Promise.all(Array.from({ length: 9 }, () => connection.translate(request())));
    expect([calls.length, most()]).toEqual([9, 3]);
  });

  it('passes on what is no provider error as it is', async () => {
    const { provider } = scripted([new TypeError('a fault of ours')]);
    await expect(connect(provider, quick).translate(request())).rejects.toThrow('a fault of ours');
  });
});

import { inspect } from 'node:util';
import { APICallError, EmptyResponseBodyError, LoadAPIKeyError } from '@ai-sdk/provider';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProviderError } from '#platform/providers';
import { failureOf } from './index.ts';
import { safeDetail } from './safe-detail.ts';
import { waitAskedFor } from './wait-asked-for.ts';

const key = 'sk-proj-abcdef0123456789abcdef0123456789';
const text = 'The merger with Zanzibar Quartz is secret.';
const secrets = { keys: [key], texts: [text] };

function failed(statusCode: number | undefined, body = '', cause?: unknown): ProviderError {
  const error = new APICallError({
    message: body.includes('"message"') ? JSON.parse(body).error.message : 'Bad',
    url: `https://api.example.com/v1?key=${key}`,
    requestBodyValues: { messages: [text], key },
    statusCode,
    responseHeaders: { 'retry-after': '2' },
    responseBody: body,
    cause,
  });
  return failureOf(error, secrets) as ProviderError;
}

const said = (message: string, code?: string) => JSON.stringify({ error: { message, code } });
const network = (code: string) => Object.assign(new Error('connect'), { code });

describe('failureOf', () => {
  it.each([
    [400, 'Bad', 'misconfigured', false],
    [400, "This model's maximum context length is 8192 tokens.", 'too-large', false],
    [400, 'prompt is too long: 210000 tokens > 200000 maximum', 'too-large', false],
    [400, 'The response was filtered by content management policy', 'refused', false],
    [400, 'Your credit balance is too low', 'quota', false],
    [400, 'API key not valid. Please pass a valid API key.', 'unauthorised', false],
    [400, "Unsupported value: 'temperature'", 'misconfigured', false],
    [401, 'Incorrect API key', 'unauthorised', false],
    [402, 'Pay', 'quota', false],
    [403, 'Forbidden', 'unauthorised', false],
    [404, "model 'gemma' not found", 'misconfigured', false],
    [405, 'Method', 'misconfigured', false],
    [408, 'Timeout', 'timed-out', true],
    [409, 'Conflict', 'unavailable', true],
    [413, 'Request too large', 'too-large', false],
    [422, 'Unprocessable', 'misconfigured', false],
    [429, 'Rate limit reached', 'rate-limited', true],
    [451, 'Legal reasons', 'refused', false],
    [500, 'Server error', 'unavailable', true],
    [501, 'Not implemented', 'misconfigured', false],
    [502, 'Bad gateway', 'unavailable', true],
    [503, 'Overloaded', 'unavailable', true],
    [504, 'Gateway timeout', 'timed-out', true],
    [529, 'Overloaded', 'unavailable', true],
    [302, 'Found', 'misconfigured', false],
    [200, 'Invalid JSON response', 'unreadable', true],
  ] as const)('%i %s is %s, retryable: %s', (status, message, kind, isRetryable) => {
    expect(failed(status, said(message))).toMatchObject({ kind, isRetryable, status });
  });

  it('tells a used-up allowance from a rate limit', () => {
    expect(failed(429, said('You exceeded your current quota', 'insufficient_quota'))).toMatchObject({
      kind: 'quota',
      isRetryable: false,
    });
    expect(failed(429, said('You exceeded your current quota'))).toMatchObject({
      kind: 'rate-limited',
      isRetryable: true,
    });
  });

  it.each([
    ['ECONNREFUSED', 'unreachable', true],
    ['ENOTFOUND', 'unreachable', true],
    ['UND_ERR_SOCKET', 'unreachable', true],
    ['UND_ERR_HEADERS_TIMEOUT', 'timed-out', true],
    ['CERT_HAS_EXPIRED', 'unreachable', false],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable', false],
  ] as const)('%s is %s, retryable: %s', (code, kind, isRetryable) => {
    expect(failed(undefined, '', new TypeError('fetch failed', { cause: network(code) }))).toMatchObject({
      kind,
      isRetryable,
    });
  });

  it('says of a reply that broke off that it is unreadable', () => {
    const error = failed(200, '', new TypeError('terminated', { cause: network('UND_ERR_SOCKET') }));
    expect(error).toMatchObject({ kind: 'unreadable', isRetryable: true, message: 'the reply broke off' });
  });

  it('maps what the packages themselves object to', () => {
    expect(failureOf(new LoadAPIKeyError({ message: key }), secrets)).toMatchObject({ kind: 'unauthorised' });
    expect(failureOf(new EmptyResponseBodyError(), secrets)).toMatchObject({ kind: 'unreadable' });
  });

  it('passes on faults of this program as they are', () => {
    const fault = new TypeError('x is not a function');
    expect(failureOf(fault, secrets)).toBe(fault);
  });

  it('shows neither key nor text, whatever the service says', () => {
    const masked =
      'Incorrect API key provided: sk-proj-********6789. You can find it at https://platform.example.com';
    for (const status of [400, 401, 403, 404, 413, 422, 429, 500]) {
      for (const message of [
        `Cannot read "${text}"`,
        `near "zanzibar  QUARTZ is"`,
        `key ${key} is wrong`,
        masked,
      ]) {
        const error = failed(status, said(message));
        const shown = inspect(error, { depth: 20, showHidden: true });
        expect(shown).not.toMatch(/zanzibar|quartz|abcdef0|6789/i);
      }
    }
  });

  it('shows what else a service says', () => {
    expect(failed(404, said("model 'gemma' not found")).message).toBe(
      "the service answers 404: model 'gemma' not found",
    );
    expect(failed(422, JSON.stringify({ detail: 'no such field' })).message).toBe(
      'the service answers 422: no such field',
    );
    expect(failed(400, JSON.stringify({ error: 'no model loaded' })).message).toBe(
      'the service answers 400: no model loaded',
    );
  });
});

describe('safeDetail', () => {
  it('never repeats twelve characters of what was sent', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 12, maxLength: 40 }),
        fc.string({ maxLength: 20 }),
        (sent, before) => {
          const normal = sent.replace(/\s+/g, ' ').trim().toLowerCase();
          const detail = safeDetail(before + sent, [], [sent]).toLowerCase();
          for (let at = 0; at + 12 <= normal.length; at++)
            expect(detail).not.toContain(normal.slice(at, at + 12));
        },
      ),
    );
  });
});

describe('waitAskedFor', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  it.each([
    [{ 'retry-after': '3' }, 3000],
    [{ 'retry-after': '0' }, 0],
    [{ 'retry-after': ' 1.5 ' }, 1500],
    [{ 'retry-after': 'Sun, 01 Mar 2026 12:00:10 GMT' }, 10_000],
    [{ 'retry-after': 'Sun, 01 Mar 2026 11:00:00 GMT' }, 0],
    [{ 'retry-after-ms': '250', 'retry-after': '1' }, 250],
    [{ 'x-ratelimit-reset-requests': '1s', 'x-ratelimit-reset-tokens': '6m0s' }, 360_000],
    [{ 'x-ratelimit-reset-requests': '20ms' }, 20],
    [
      {
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-tokens': '6m0s',
        'x-ratelimit-remaining-tokens': '100',
      },
      1000,
    ],
    [{ 'x-ratelimit-reset': '30' }, 30_000],
    [{ 'x-ratelimit-reset': String(now / 1000 + 5) }, 5000],
    [
      {
        'anthropic-ratelimit-tokens-reset': '2026-03-01T12:00:07Z',
        'anthropic-ratelimit-tokens-remaining': '0',
      },
      7000,
    ],
    [
      {
        'anthropic-ratelimit-tokens-reset': '2026-03-01T12:00:07Z',
        'anthropic-ratelimit-tokens-remaining': '5',
      },
      undefined,
    ],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': '-1' }, undefined],
    [{ 'retry-after': '1e9' }, undefined],
    [{ 'retry-after': '99999999' }, undefined],
    [{}, undefined],
  ])('%j asks for %s ms', (headers, wait) => {
    expect(waitAskedFor(headers as Record<string, string>, '', now)).toBe(wait);
  });

  it('reads the delay of Google', () => {
    expect(waitAskedFor({}, '{"error":{"details":[{"retryDelay": "17s"}]}}', now)).toBe(17_000);
  });

  it('never throws and never waits for less than nothing or more than a day', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('retry-after', 'retry-after-ms', 'x-ratelimit-reset'), fc.string()),
        (headers) => {
          const wait = waitAskedFor(headers, '', now) ?? 0;
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(86_400_000);
        },
      ),
    );
  });
});

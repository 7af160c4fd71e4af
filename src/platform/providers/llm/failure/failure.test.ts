import { inspect } from 'node:util';
import { APICallError, EmptyResponseBodyError, LoadAPIKeyError } from '@ai-sdk/provider';
import { describe, expect, it } from 'vitest';
import type { ProviderError } from '#platform/providers';
import { failureOf } from './index.ts';

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

  it('hides what cannot be sent, which may be the key', () => {
    const error = new TypeError(`Headers.append: "Bearer ${key}\nx" is an invalid header value.`);
    const failed = failureOf(error, secrets) as ProviderError;
    expect([failed.kind, failed.isRetryable]).toEqual(['misconfigured', false]);
    expect(inspect(failed)).not.toContain(key);
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

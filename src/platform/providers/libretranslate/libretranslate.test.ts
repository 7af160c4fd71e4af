import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InlineText, markedText } from '#engine/inline';
import type { ProviderError } from '#platform/providers';
import { startFakeLibreTranslate } from '#test/fake-libretranslate';
import type { FakeService, Misdeed } from '#test/fake-service';
import { marked } from '#test/marked';
import { fetchLibreTranslateLanguages, type LibreTranslateOptions, libreTranslate } from './index.ts';
import { pairAt } from './languages.ts';

let service: FakeService;
beforeAll(async () => {
  service = await startFakeLibreTranslate({ key: 'key-of-the-house' });
});
afterAll(() => service.close());

const ask = (
  sources: readonly InlineText[],
  options: Partial<LibreTranslateOptions> = {},
  signal?: AbortSignal,
) =>
  libreTranslate({ baseUrl: `${service.url}/`, apiKey: 'key-of-the-house', ...options }).translate({
    segments: sources.map((source, index) => ({ id: `s${index}`, source })),
    sourceLanguage: 'en-GB',
    targetLanguage: 'es-MX',
    signal,
  });

describe('LibreTranslate', () => {
  it('keeps codes and what looks like HTML', async () => {
    const { answers, call } = await ask([marked('a <1>b</1> c<2/>'), marked('<p> & &nbsp; "x"')]);
    expect([...answers.values()].map(markedText)).toEqual(['A <1>B</1> C<2/>', '<P> & &NBSP; "X"']);
    expect(call).toMatchObject({ provider: 'libretranslate', attempts: 1 });
    expect(service.seen.at(-1)!.json).toEqual({
      q: ['a <span id="1">b</span> c<b id="2"></b>', '&lt;p&gt; &amp; &amp;nbsp; "x"'],
      source: 'en',
      target: 'es',
      format: 'html',
      api_key: 'key-of-the-house',
    });
  });

  it('can place codes by alignment instead', async () => {
    const { answers } = await ask([marked('a <1>Verso</1> c')], { codes: 'projected' });
    expect(markedText(answers.get('s0')!)).toBe('A <1>VERSO</1> C');
    expect(service.seen.at(-1)!.json).toMatchObject({ q: ['a Verso c'], format: 'text' });
  });

  it('knows what the server translates, and by which names', async () => {
    const languages = await fetchLibreTranslateLanguages(service.url);
    const { limits } = libreTranslate({ baseUrl: service.url, languages });
    expect(['es', 'pt-BR', 'zh-CN', 'en-US', 'fr'].map((to) => limits.supports('en-US', to))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(pairAt(languages, 'en-GB', 'pt-BR')).toEqual({ source: 'en', target: 'pt-BR' });
    expect(pairAt(languages, 'en', 'zh')).toEqual({ source: 'en', target: 'zh-Hans' });
    await expect(fetchLibreTranslateLanguages('http://127.0.0.1:9')).rejects.toMatchObject({
      kind: 'unreachable',
    });
  });

  it('trusts no answer where their number is wrong', async () => {
    service.next('leaves one out');
    const { answers, rejected } = await ask([marked('a'), marked('b')]);
    expect([answers.size, [...rejected.values()]]).toEqual([0, ['shifted', 'shifted']]);
  });

  it.each<[Misdeed, Partial<ProviderError>]>([
    [
      { status: 429, headers: { 'retry-after': '2' }, json: { error: 'Slowdown: 30 per 1 minute' } },
      { kind: 'rate-limited', isRetryable: true, retryAfterMilliseconds: 2000 },
    ],
    [
      { status: 403, json: { error: 'Slowdown' } },
      { kind: 'rate-limited', isRetryable: true },
    ],
    [
      { status: 403, json: { error: 'Invalid API key' } },
      { kind: 'unauthorised', isRetryable: false },
    ],
    [
      { status: 400, json: { error: 'Visit the portal to get an API key' } },
      { kind: 'unauthorised', isRetryable: false },
    ],
    [{ status: 400, json: { error: 'request (9000) exceeds text limit (5000)' } }, { kind: 'too-large' }],
    [
      { status: 400, json: { error: 'xx is not supported' } },
      { kind: 'unsupported', isRetryable: false },
    ],
    [
      { status: 500, json: { error: 'Cannot translate text' } },
      { kind: 'unavailable', isRetryable: true },
    ],
    ['breaks off', { kind: 'unreadable', isRetryable: true }],
    ['answers something else', { kind: 'unreadable', isRetryable: true }],
  ])('maps %j', async (misdeed, expected) => {
    service.next(misdeed);
    await expect(ask([marked('A private sentence')])).rejects.toMatchObject({
      name: 'ProviderError',
      ...expected,
    });
  });

  it('is told apart from a key that is wrong, and from too much at once', async () => {
    await expect(ask([marked('a')], { apiKey: 'wrong' })).rejects.toMatchObject({ kind: 'unauthorised' });
    await expect(ask([marked('a'.repeat(5001))])).rejects.toMatchObject({ kind: 'too-large' });
  });

  it('ends with the reason of its signal', async () => {
    service.next('hangs');
    await expect(ask([marked('a')], {}, AbortSignal.timeout(50))).rejects.toMatchObject({
      name: 'TimeoutError',
    });
  });
});

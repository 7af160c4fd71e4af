import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type InlineText, makeInlineText, markedText } from '#engine/inline';
import { ProviderError, type ProviderRequest } from '#platform/providers';
import { fakeDeeplKey, startFakeDeepl } from '#test/fake-deepl';
import type { FakeService, Misdeed } from '#test/fake-service';
import { marked } from '#test/marked';
import { type DeeplOptions, deepl } from './deepl.ts';
import { sourceCode, targetCode } from './language-codes.ts';

let service: FakeService;
beforeAll(async () => {
  service = await startFakeDeepl();
});
afterAll(() => service.close());
beforeEach(() => {
  (service.seen as unknown[]).length = 0;
});

const provider = (options: Partial<DeeplOptions> = {}) =>
  deepl({ apiKey: fakeDeeplKey, baseUrl: service.url, ...options });

const request = (sources: readonly InlineText[], more: Partial<ProviderRequest> = {}): ProviderRequest => ({
  segments: sources.map((source, index) => ({ id: `s${index}`, source })),
  sourceLanguage: 'en-US',
  targetLanguage: 'es',
  ...more,
});

const texts = async (sources: readonly InlineText[], options?: Partial<DeeplOptions>) => {
  const { answers } = await provider(options).translate(request(sources));
  return [...answers].map(([id, text]) => `${id} ${markedText(text)}`);
};

const failure = async (misdeed: Misdeed, signal?: AbortSignal): Promise<ProviderError> => {
  service.next(misdeed);
  const error = await provider()
    .translate(request([marked('A private sentence')], { signal }))
    .catch((e) => e);
  expect(error).toBeInstanceOf(ProviderError);
  return error;
};

describe('DeepL', () => {
  it('keeps codes in place, by id, with text that looks like elements', async () => {
    expect(await texts([marked('a <1>b</1> c<2/>'), marked('x < y & z > 1')])).toEqual([
      's0 A <1>B</1> C<2/>',
      's1 X < Y & Z > 1',
    ]);
  });

  it('sends what keeps a sentence whole, its codes and its surroundings', async () => {
    const segment = {
      id: 'a',
      source: marked('Press <1>Start</1>'),
      heading: 'Use',
      previous: 'Wait.',
      next: 'Go.',
    };
    await provider({ formality: 'prefer_more', glossaryId: 'g-1' }).translate(
      request([], { segments: [segment], document: { title: 'Manual' } }),
    );
    expect(service.seen[0]!.json).toEqual({
      text: ['Press <g id="1">Start</g>'],
      source_lang: 'EN',
      target_lang: 'ES',
      split_sentences: '0',
      preserve_formatting: true,
      tag_handling: 'xml',
      ignore_tags: ['x'],
      outline_detection: false,
      formality: 'prefer_more',
      glossary_id: 'g-1',
      context: 'Manual\nUse\nWait.\nGo.',
    });
  });

  it('can place codes by alignment instead', async () => {
    expect(await texts([marked('a <1>Verso</1> c')], { codes: 'projected' })).toEqual([
      's0 A <1>VERSO</1> C',
    ]);
    expect(service.seen[0]!.json.text).toEqual(['a Verso c']);
  });

  it('asks again without the text of a code that got loose, in the same call', async () => {
    const { items, codes } = marked('see <1/>');
    const source = makeInlineText(items, new Map([[1, { ...codes.get(1)!, equivalent: 'Figure 3' }]]));
    service.next('loses tags');
    expect(await texts([source])).toEqual(['s0 SEE <1/>']);
    expect(service.seen.map(({ json }) => json.text[0])).toEqual([
      'see <x id="1">Figure 3</x>',
      'see <x id="1"></x>',
    ]);
  });

  it.each<[string, Misdeed]>([
    ['one answer too few', 'leaves one out'],
    ['one answer too many', 'adds one'],
  ])('trusts no answer where there is %s', async (_, misdeed) => {
    service.next(misdeed);
    const reply = await provider().translate(request([marked('a'), marked('b')]));
    expect([reply.answers.size, [...reply.rejected]]).toEqual([
      0,
      [
        ['s0', 'shifted'],
        ['s1', 'shifted'],
      ],
    ]);
  });

  it('gives the price of what DeepL bills', async () => {
    const prices = { charactersPerMillion: 20, currency: 'EUR' };
    const { call } = await provider({ prices }).translate(request([marked('<1>abc</1>de')]));
    expect(call).toMatchObject({ characters: 5, price: 0.0001, currency: 'EUR', attempts: 1 });
    expect(provider({ prices }).estimate!(request([marked('abcde')]))).toEqual({
      characters: 5,
      price: 0.0001,
      currency: 'EUR',
    });
  });

  it.each<[Misdeed, Partial<ProviderError>]>([
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { kind: 'rate-limited', isRetryable: true, retryAfterMilliseconds: 7000, status: 429 },
    ],
    [
      { status: 456, json: { message: 'Quota exceeded' } },
      { kind: 'quota', isRetryable: false },
    ],
    [{ status: 403 }, { kind: 'unauthorised', isRetryable: false }],
    [{ status: 413 }, { kind: 'too-large', isRetryable: false }],
    [{ status: 400, json: { message: "Value for 'target_lang' not supported." } }, { kind: 'unsupported' }],
    [
      { status: 400, json: { message: 'Bad request' } },
      { kind: 'misconfigured', isRetryable: false },
    ],
    [{ status: 500 }, { kind: 'unavailable', isRetryable: true }],
    [{ status: 529 }, { kind: 'unavailable', isRetryable: true }],
    [{ status: 302, headers: { location: 'http://elsewhere.example/' } }, { kind: 'misconfigured' }],
    ['breaks off', { kind: 'unreadable', isRetryable: true }],
    ['says no JSON', { kind: 'unreadable', isRetryable: true }],
    ['answers something else', { kind: 'unreadable', isRetryable: true }],
  ])('maps %j', async (misdeed, expected) => {
    expect(await failure(misdeed)).toMatchObject(expected);
  });

  it('says neither key nor text in a message', async () => {
    for (const said of [`bad key ${fakeDeeplKey}`, 'cannot parse A private sentence', 'near "private"']) {
      const { message } = await failure({ status: 400, json: { message: said } });
      expect(message).not.toMatch(/secret|private/);
    }
  });

  it('is unreachable where no one listens', async () => {
    const nowhere = provider({ baseUrl: 'http://127.0.0.1:9' }).translate(request([marked('a')]));
    await expect(nowhere).rejects.toMatchObject({ kind: 'unreachable', isRetryable: true });
  });

  it('ends with the reason of its signal', async () => {
    service.next('hangs');
    const hanging = provider().translate(request([marked('a')], { signal: AbortSignal.timeout(50) }));
    await expect(hanging).rejects.toMatchObject({ name: 'TimeoutError' });
    await expect(
      provider().translate(request([marked('a')], { signal: AbortSignal.abort(new Error('enough')) })),
    ).rejects.toThrow('enough');
  });

  it.each([
    ['en-GB', 'EN', 'EN-GB'],
    ['en', 'EN', 'EN-US'],
    ['pt-BR', 'PT', 'PT-BR'],
    ['pt', 'PT', 'PT-PT'],
    ['zh-TW', 'ZH', 'ZH-HANT'],
    ['zh-Hans-SG', 'ZH', 'ZH-HANS'],
    ['es-MX', 'ES', 'ES-419'],
    ['no', 'NB', 'NB'],
    ['de-CH', 'DE', 'DE'],
    ['cy', undefined, undefined],
    ['not a tag', undefined, undefined],
  ])('knows %s as %s and %s', (tag, source, target) => {
    expect([sourceCode(tag), targetCode(tag)]).toEqual([source, target]);
    expect(provider().limits.supports('en', tag)).toBe(target !== undefined);
  });
});

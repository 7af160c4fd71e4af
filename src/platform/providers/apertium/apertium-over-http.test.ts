import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type InlineText, makeInlineText, markedText, textWithoutCodes } from '#engine/inline';
import type { Provider } from '#platform/providers';
import {
  apertiumMissing,
  apertiumServerMissing,
  hasApertium,
  hasApertiumServer,
  startApertiumServer,
} from '#test/apertium';
import { type FakeService, startFakeService } from '#test/fake-service';
import { marked } from '#test/marked';
import { apertiumOverHttp, fetchApertiumPairs } from './index.ts';
import { linksByPhrases, phrasesOf } from './phrases.ts';

const pairs = [{ mode: 'eng-spa', from: 'eng', to: 'spa' }];
const ask = (provider: Provider, sources: readonly InlineText[], signal?: AbortSignal) =>
  provider.translate({
    segments: sources.map((source, index) => ({ id: `s${index}`, source })),
    sourceLanguage: 'en',
    targetLanguage: 'es',
    signal,
  });

/** A text in which code 1 reads as text. */
function reading(text: string, equivalent: string): InlineText {
  const { items, codes } = marked(text);
  return makeInlineText(items, new Map([...codes].map(([id, code]) => [id, { ...code, equivalent }])));
}

describe('phrases', () => {
  it('are what pairs hold and what codes read as, where they stand in what is sent', () => {
    expect(phrasesOf(marked('a <1> big <2>red</2></1> dog'))).toEqual([
      { text: 'big red', start: 3, isCode: false },
      { text: 'red', start: 7, isCode: false },
    ]);
    expect(phrasesOf(reading('see <1/>.', 'Figure 3'))).toEqual([
      { text: 'Figure 3', start: 4, isCode: true },
    ]);
    expect(phrasesOf(marked('<1>one two three four five six seven eight nine</1>'))).toEqual([]);
  });

  it('link where their translation stands; a code whose text is nowhere makes the links worthless', () => {
    const links = (translation: string, isCode: boolean) =>
      linksByPhrases(
        'see the annex',
        'véase anexo',
        [{ text: 'the annex', start: 4, isCode, translation }],
        'es',
      );
    expect(links('anexos', false)).toContainEqual({ source: [4, 13], target: [6, 11], strength: 1 });
    expect(links('apéndice', false)).not.toContainEqual(expect.objectContaining({ strength: 1 }));
    expect(links('apéndice', true)).toBeUndefined();
  });
});

describe('Apertium over HTTP, speaking with a fake', () => {
  let service: FakeService;
  beforeAll(async () => {
    service = await startFakeService('/translate', {
      read: ({ text }) => ({ texts: [new URLSearchParams(text).get('q')!] }),
      translate: (text) => text.toUpperCase(),
      write: ([translatedText]) => ({ responseData: { translatedText }, responseStatus: 200 }),
    });
  });
  afterAll(() => service.close());

  it('sends one text a request, keeps signs that are marks to Apertium, and asks for phrases once', async () => {
    const provider = await apertiumOverHttp({ baseUrl: service.url, pairs });
    const { answers, call } = await ask(provider, [marked('5 * <1>big</1> ~ #a'), marked('<1>big</1> b')]);
    expect([...answers.values()].map(markedText)).toEqual(['5 * <1>BIG</1> ~ #A', '<1>BIG</1> B']);
    expect([service.seen.length, call.attempts]).toEqual([3, 3]);
    expect(service.seen[0]!.text).toMatch(/^langpair=eng%7Cspa&q=5\+/);
  });

  it.each([
    [{ status: 400, json: { status: 'error', explanation: 'That pair is not installed' } }, 'unsupported'],
    [{ status: 400, json: { status: 'error', explanation: 'Missing argument' } }, 'misconfigured'],
    [{ status: 503, json: { status: 'error' } }, 'unavailable'],
    ['answers something else' as const, 'unreadable'],
  ])('maps %j', async (misdeed, kind) => {
    const provider = await apertiumOverHttp({ baseUrl: service.url, pairs });
    service.next(misdeed);
    await expect(ask(provider, [marked('a private word')])).rejects.toMatchObject({ kind });
  });

  it('says so where no server is, and where there is no such pair', async () => {
    await expect(apertiumOverHttp({ baseUrl: 'http://127.0.0.1:9' })).rejects.toMatchObject({
      kind: 'unreachable',
    });
    const provider = await apertiumOverHttp({ baseUrl: service.url, pairs: [] });
    expect(provider.limits.supports('en', 'es')).toBe(false);
    await expect(ask(provider, [])).rejects.toMatchObject({ kind: 'unsupported' });
  });
});

const missing = hasApertium ? apertiumServerMissing : apertiumMissing;
describe.runIf(hasApertiumServer)(`An Apertium server${hasApertiumServer ? '' : ` (${missing})`}`, () => {
  let server: Awaited<ReturnType<typeof startApertiumServer>>;
  let provider: Provider;
  beforeAll(async () => {
    server = await startApertiumServer();
    provider = await apertiumOverHttp({ baseUrl: server.url });
  }, 30_000);
  afterAll(() => server?.stop());

  it('says what it translates', async () => {
    expect(await fetchApertiumPairs(server.url)).toContainEqual(pairs[0]);
    expect([provider.limits.supports('en', 'es'), provider.limits.supports('en', 'cy')]).toEqual([
      true,
      false,
    ]);
  });

  it('translates, and codes are put where the translation of what they hold stands', async () => {
    const { answers } = await ask(provider, [
      marked('The <1>red</1> house is <2>very big</2><3/>.'),
      marked("The company's <1>annual report</1> is new."),
      reading('The blue house in <1/> is big.', 'picture 3'),
    ]);
    expect([...answers].sort().map(([, text]) => markedText(text))).toEqual([
      'La casa <1>roja</1> es <2>muy grande</2><3/>.',
      'El <1>informe anual</1> de la empresa es nuevo.',
      'La casa azul en <1/> es grande.',
    ]);
  });

  it('loses no sign', async () => {
    const text = 'One, two, and <three> & {four}; [five] ^six$ \\ / @ * # ~ "seven" *zorg* 漢字 😀';
    const { answers } = await ask(provider, [textWithoutCodes(text)]);
    const signs = (of: string): string => [...of.replace(/[\p{L}\p{N}\p{M} '’-]|\s/gu, '')].sort().join('');
    expect(signs(markedText(answers.get('s0')!))).toBe(signs(text));
  });
});

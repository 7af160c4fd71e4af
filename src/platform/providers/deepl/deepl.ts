import type { Fetch } from '#platform/network';
import { type Provider, ProviderError, type ProviderRequest } from '#platform/providers';
import { askWithCodes, bareXmlTags, projectedText, xmlTags } from '#platform/providers/codes';
import { type CharacterPrices, chargedCall, chargeFor, exchangeJson } from '#platform/providers/http';
import { contextOf } from './context-of.ts';
import { sourceCode, targetCode } from './language-codes.ts';
import { deeplReplySchema } from './reply-schema.ts';

export interface DeeplOptions {
  readonly apiKey: string;
  /** Address without a path; by default that of the key's kind: keys of the free plan end in `:fx`. */
  readonly baseUrl?: string;
  readonly formality?: 'default' | 'more' | 'less' | 'prefer_more' | 'prefer_less';
  /** A glossary stored at DeepL, for the language pair that is translated. */
  readonly glossaryId?: string;
  /** How inline codes travel: as elements, which DeepL keeps, or placed by alignment. Default `native`. */
  readonly codes?: 'native' | 'projected';
  readonly prices?: CharacterPrices;
  readonly segments?: number;
  readonly characters?: number;
  readonly concurrency?: number;
  /** Asks the network; by default without bounds. */
  readonly fetch?: Fetch;
}

const strategies = {
  native: [xmlTags, bareXmlTags],
  projected: [projectedText(), projectedText({ equivalents: false })],
};

/**
 * DeepL over its HTTP interface (`POST /v2/translate`, developers.deepl.com). Codes travel as XML elements, each
 * segment is one sentence to it, and what stands around the segments goes along as context, which is not charged.
 */
export function deepl(options: DeeplOptions): Provider {
  const codes = options.codes ?? 'native';
  return {
    name: 'deepl',
    limits: {
      segments: Math.min(50, options.segments ?? 50),
      // 128 KiB a request: three bytes a character, escapes and context beside it.
      characters: options.characters ?? 30_000,
      concurrency: options.concurrency ?? 4,
      supports: (from, to) => sourceCode(from) !== undefined && targetCode(to) !== undefined,
      codes,
      terms: options.glossaryId === undefined ? 'none' : 'native',
      context: true,
    },
    async translate(request) {
      const since = performance.now();
      let characters = 0;
      const reply = await askWithCodes(request.segments, strategies[codes], async (texts) => {
        const translations = await send(texts, request, options);
        characters += charged(translations, texts);
        return translations.map(({ text }) => text);
      });
      return { ...reply, call: chargedCall('deepl', characters, since, options.prices) };
    },
    estimate({ segments }) {
      const [strategy] = strategies[codes];
      const characters = segments.reduce((sum, { source }) => sum + strategy!.encode(source).length, 0);
      return chargeFor(characters, options.prices);
    },
  };
}

async function send(texts: readonly string[], request: ProviderRequest, options: DeeplOptions) {
  const { apiKey, baseUrl = addressFor(apiKey) } = options;
  const json = await exchangeJson({
    url: `${baseUrl.replace(/\/+$/, '')}/v2/translate`,
    headers: { authorization: `DeepL-Auth-Key ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(bodyOf(texts, request, options)),
    signal: request.signal,
    fetch: options.fetch,
    secrets: [apiKey, ...texts],
    explain: (status, detail) => {
      if (status === 456) return 'quota';
      if (status === 529) return 'unavailable';
      return status === 400 && /_lang\b|language/i.test(detail) ? 'unsupported' : undefined;
    },
  });
  const reply = deeplReplySchema.safeParse(json);
  if (reply.success) return reply.data.translations;
  throw new ProviderError('unreadable', 'the reply holds no translations', {
    isRetryable: true,
    status: 200,
  });
}

function bodyOf(texts: readonly string[], request: ProviderRequest, options: DeeplOptions) {
  const { formality, glossaryId, codes = 'native', prices } = options;
  const tags = { tag_handling: 'xml', ignore_tags: ['x'], outline_detection: false };
  return {
    text: texts,
    source_lang: sourceCode(request.sourceLanguage),
    target_lang: targetCode(request.targetLanguage),
    split_sentences: '0',
    preserve_formatting: true,
    ...(codes === 'native' && tags),
    ...(formality !== undefined && { formality }),
    ...(glossaryId !== undefined && { glossary_id: glossaryId }),
    ...(prices?.charactersPerMillion !== undefined && { show_billed_characters: true }),
    context: contextOf(request),
  };
}

function charged(translations: readonly { billed_characters?: number }[], texts: readonly string[]): number {
  if (
    translations.length === texts.length &&
    translations.every((one) => one.billed_characters !== undefined)
  )
    return translations.reduce((sum, one) => sum + one.billed_characters!, 0);
  return texts.reduce((sum, text) => sum + text.length, 0);
}

function addressFor(apiKey: string): string {
  return apiKey.trim().endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com';
}

import { z } from 'zod';
import type { Fetch } from '#platform/network';
import {
  type Provider,
  ProviderError,
  type ProviderErrorKind,
  type ProviderRequest,
} from '#platform/providers';
import { askWithCodes, bareHtmlTags, htmlTags, projectedText } from '#platform/providers/codes';
import { type CharacterPrices, chargedCall, chargeFor, exchangeJson } from '#platform/providers/http';
import { pairAt, type ServedLanguage, usualCode } from './languages.ts';

export interface LibreTranslateOptions {
  /** Address of the server without `/translate`. */
  readonly baseUrl: string;
  /** Where the server asks for one. */
  readonly apiKey?: string;
  /** What the server translates, from `fetchLibreTranslateLanguages`; without it every pair is tried. */
  readonly languages?: readonly ServedLanguage[];
  /** How inline codes travel: as HTML elements, or placed by alignment. Default `native`. */
  readonly codes?: 'native' | 'projected';
  readonly prices?: CharacterPrices;
  /** Segments a call; default 25. A server may have been started with a lower `--batch-limit`. */
  readonly segments?: number;
  /** Characters a call; default 5000. A server may have been started with a lower `--char-limit`. */
  readonly characters?: number;
  readonly concurrency?: number;
  /** Asks the network; by default without bounds. */
  readonly fetch?: Fetch;
}

const strategies = {
  native: [htmlTags, bareHtmlTags],
  projected: [projectedText(), projectedText({ equivalents: false })],
};

/** A LibreTranslate server, which may stand in the house (`POST /translate`, docs.libretranslate.com). */
export function libreTranslate(options: LibreTranslateOptions): Provider {
  const { languages, codes = 'native' } = options;
  return {
    name: 'libretranslate',
    limits: {
      segments: options.segments ?? 25,
      characters: options.characters ?? 5000,
      concurrency: options.concurrency ?? 2,
      supports: (from, to) => languages === undefined || pairAt(languages, from, to) !== undefined,
      codes,
      terms: 'none',
      context: false,
    },
    async translate(request) {
      const since = performance.now();
      let characters = 0;
      const reply = await askWithCodes(request.segments, strategies[codes], (texts) => {
        characters += texts.reduce((sum, text) => sum + text.length, 0);
        return send(texts, request, options);
      });
      return { ...reply, call: chargedCall('libretranslate', characters, since, options.prices) };
    },
    estimate({ segments }) {
      const [strategy] = strategies[codes];
      const characters = segments.reduce((sum, { source }) => sum + strategy!.encode(source).length, 0);
      return chargeFor(characters, options.prices);
    },
  };
}

const replySchema = z.object({ translatedText: z.array(z.string()) });

async function send(
  texts: readonly string[],
  request: ProviderRequest,
  { baseUrl, apiKey, languages, codes = 'native', fetch }: LibreTranslateOptions,
): Promise<readonly string[]> {
  const { sourceLanguage, targetLanguage, signal } = request;
  const pair = languages && pairAt(languages, sourceLanguage, targetLanguage);
  const json = await exchangeJson({
    url: `${baseUrl.replace(/\/+$/, '')}/translate`,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      q: texts,
      source: pair?.source ?? usualCode(sourceLanguage),
      target: pair?.target ?? usualCode(targetLanguage),
      format: codes === 'native' ? 'html' : 'text',
      ...(apiKey !== undefined && { api_key: apiKey }),
    }),
    signal,
    fetch,
    secrets: [...(apiKey === undefined ? [] : [apiKey]), ...texts],
    explain,
  });
  const reply = replySchema.safeParse(json);
  if (reply.success) return reply.data.translatedText;
  throw new ProviderError('unreadable', 'the reply holds no list of translations', {
    isRetryable: true,
    status: 200,
  });
}

/** LibreTranslate says most things with 400 or 403 and a sentence. */
function explain(status: number, detail: string): ProviderErrorKind | undefined {
  if (status === 400 && /limit|too (?:long|many|large)|exceed/i.test(detail)) return 'too-large';
  if (status === 400 && /not supported|not available|language/i.test(detail)) return 'unsupported';
  if (status === 400 && /api key|required/i.test(detail)) return 'unauthorised';
  return status === 403 && /slow|limit|too many/i.test(detail) ? 'rate-limited' : undefined;
}

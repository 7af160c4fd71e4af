import { z } from 'zod';
import type { InlineText } from '#engine/inline';
import type { Fetch } from '#platform/network';
import {
  type Provider,
  ProviderError,
  type ProviderRequest,
  type ProviderSegment,
} from '#platform/providers';
import { chargedCall, exchangeJson } from '#platform/providers/http';
import { type ApertiumPair, findPair } from './language-modes.ts';
import { linksByPhrases, phrasesOf, withoutText, withText } from './phrases.ts';
import { fetchApertiumPairs } from './served-pairs.ts';

export interface ApertiumHttpOptions {
  /** Address of the server without `/translate`. */
  readonly baseUrl: string;
  /** What it translates; by default it is asked. */
  readonly pairs?: readonly ApertiumPair[];
  /** Asks the network; by default without bounds. */
  readonly fetch?: Fetch;
}

/** Until the list of pairs is given up, milliseconds. */
const longestWait = 10_000;
/** Requests under way at once for one call. */
const parallel = 4;

/**
 * An Apertium server (apertium-apy) over HTTP. It takes one text a request and knows no codes: what pairs hold is
 * translated on its own as well and looked for in the sentence, the rest is placed by alignment. Rejects with a
 * `ProviderError` where the server does not say what it translates.
 */
export async function apertiumOverHttp(options: ApertiumHttpOptions): Promise<Provider> {
  const { baseUrl, fetch } = options;
  const pairs = options.pairs ?? (await fetchApertiumPairs(baseUrl, AbortSignal.timeout(longestWait), fetch));
  return {
    name: 'apertium',
    limits: {
      segments: 20,
      characters: 10_000,
      concurrency: 2,
      supports: (from, to) => findPair(pairs, from, to) !== undefined,
      codes: 'projected',
      terms: 'none',
      context: false,
    },
    async translate(request) {
      const since = performance.now();
      const pair = findPair(pairs, request.sourceLanguage, request.targetLanguage);
      if (!pair) {
        const message = `the server has no pair ${request.sourceLanguage} to ${request.targetLanguage}`;
        throw new ProviderError('unsupported', message, { isRetryable: false });
      }
      const asking = new Asking(options, pair, request);
      const answers = new Map<string, InlineText>();
      const rejected = new Map<string, 'unreadable'>();
      await asking.eachOf(request.segments, async (segment) => {
        const answer = await asking.translateSegment(segment);
        if (answer) answers.set(segment.id, answer);
        else rejected.set(segment.id, 'unreadable');
      });
      const call = {
        ...chargedCall('apertium', asking.characters, since),
        attempts: Math.max(1, asking.requests),
      };
      return { answers, rejected, call };
    },
  };
}

const replySchema = z.object({ responseData: z.object({ translatedText: z.string() }) });

/** The requests of one call; a phrase that occurs again is asked for once. */
class Asking {
  requests = 0;
  characters = 0;
  private readonly baseUrl: string;
  private readonly pair: ApertiumPair;
  private readonly request: ProviderRequest;
  private readonly fetch: Fetch | undefined;
  private readonly known = new Map<string, Promise<string>>();

  constructor({ baseUrl, fetch }: ApertiumHttpOptions, pair: ApertiumPair, request: ProviderRequest) {
    this.baseUrl = baseUrl.replace(/\/+$/, '');
    this.fetch = fetch;
    this.pair = pair;
    this.request = request;
  }

  async eachOf<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    const waiting = all[Symbol.iterator]();
    const worker = async (): Promise<void> => {
      for (const one of waiting) await work(one);
    };
    await Promise.all(Array.from({ length: Math.min(parallel, all.length) }, worker));
  }

  async translateSegment({ source }: ProviderSegment): Promise<InlineText | undefined> {
    const sent = withText.encode(source);
    this.characters += sent.length;
    const answer = await this.translate(sent);
    if (source.codes.size === 0) return withText.decode(answer, source);
    const phrases = [];
    for (const phrase of phrasesOf(source)) {
      phrases.push({ ...phrase, translation: await this.translate(phrase.text) });
    }
    const links = linksByPhrases(sent, answer, phrases, this.request.targetLanguage);
    const text = links && withText.decode(answer, source, links);
    return text ?? withoutText.decode(await this.translate(withoutText.encode(source)), source);
  }

  private translate(text: string): Promise<string> {
    const known = this.known.get(text) ?? this.send(text);
    this.known.set(text, known);
    return known;
  }

  private async send(text: string): Promise<string> {
    if (!/\p{L}/u.test(text)) return text;
    this.requests++;
    const { signal } = this.request;
    const json = await exchangeJson({
      url: `${this.baseUrl}/translate`,
      body: new URLSearchParams({
        langpair: `${this.pair.from}|${this.pair.to}`,
        q: protect(text),
        format: 'txt',
        markUnknown: 'no',
      }),
      signal,
      fetch: this.fetch,
      secrets: [text],
      explain: (status, detail) => (status === 400 && /pair/i.test(detail) ? 'unsupported' : undefined),
    });
    const reply = replySchema.safeParse(json);
    if (!reply.success)
      throw new ProviderError('unreadable', 'the reply holds no translation', { isRetryable: true });
    return restore(withoutMarks(reply.data.responseData.translatedText.trim()));
  }
}

/**
 * Signs that Apertium takes for marks of its own, and private characters that stand for them on the way: it passes on
 * what it does not know.
 */
const standIns: Readonly<Record<string, string>> = {
  '*': '\u{F002A}',
  '~': '\u{F007E}',
  '#': '\u{F0023}',
  '@': '\u{F0040}',
};
const signs = new Map(Object.entries(standIns).map(([sign, standIn]) => [standIn, sign]));

function protect(text: string): string {
  return text.replace(/[*~#@]/g, (sign) => standIns[sign]!);
}

function restore(text: string): string {
  return text.replace(/[\u{F002A}\u{F007E}\u{F0023}\u{F0040}]/gu, (standIn) => signs.get(standIn)!);
}

/** Takes off `#` and `@`, by which Apertium marks what it could not inflect or transfer. */
function withoutMarks(answer: string): string {
  return answer.replace(/[#@](?=\p{L})/gu, '');
}

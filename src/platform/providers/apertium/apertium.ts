import type { InlineText } from '#engine/inline';
import {
  type Provider,
  ProviderError,
  type ProviderReply,
  type ProviderRequest,
  type ProviderSegment,
} from '#platform/providers';
import { projectedText } from '#platform/providers/codes';
import { chargedCall } from '#platform/providers/http';
import { installedApertiumPairs, modeFolders } from './installed-pairs.ts';
import { type ApertiumPair, findPair } from './language-modes.ts';
import { StreamTranslator } from './stream-translator.ts';

export interface ApertiumOptions {
  /** Folders of mode files; by default where Debian puts them. */
  readonly folders?: readonly string[];
  /** What is installed; by default what the folders hold. */
  readonly pairs?: readonly ApertiumPair[];
  /** Milliseconds until one call is given up; default 60,000. */
  readonly timeout?: number;
}

/** A provider that keeps programs running. */
export interface ApertiumProvider extends Provider {
  /** Ends its programs; they also end with this process. */
  close(): void;
}

const withText = projectedText();
const withoutText = projectedText({ equivalents: false });

/**
 * Apertium on this machine (apertium.org): rules and dictionaries, no network, no charge. Its programs are started
 * once for a language pair, without a shell, and read the text from a pipe. Each word carries a number through the
 * translation, so that codes go where their words went.
 */
export function apertium(options: ApertiumOptions = {}): ApertiumProvider {
  const { folders = modeFolders, timeout = 60_000 } = options;
  const pairs = options.pairs ?? installedApertiumPairs(folders);
  const translators = new Map<string, StreamTranslator>();
  const translatorFor = (from: string, to: string): StreamTranslator => {
    const pair = findPair(pairs, from, to);
    if (!pair)
      throw new ProviderError('unsupported', `Apertium: ${from} to ${to} is not installed`, {
        isRetryable: false,
      });
    const translator = translators.get(pair.mode) ?? new StreamTranslator(pair.mode, folders, timeout);
    translators.set(pair.mode, translator);
    return translator;
  };
  return {
    name: 'apertium',
    limits: {
      segments: 100,
      characters: 20_000,
      concurrency: 1,
      supports: (from, to) => findPair(pairs, from, to) !== undefined,
      codes: 'projected',
      terms: 'none',
      context: false,
    },
    translate: async (request) =>
      translate(request, translatorFor(request.sourceLanguage, request.targetLanguage)),
    close() {
      for (const translator of translators.values()) translator.close();
    },
  };
}

async function translate(
  { segments, signal }: ProviderRequest,
  translator: StreamTranslator,
): Promise<ProviderReply> {
  const since = performance.now();
  const answers = new Map<string, InlineText>();
  const rejected = new Map<string, 'unreadable'>();
  let characters = 0;
  const texts = segments.map(({ source }) => withText.encode(source));
  const whole = await translator.translate(texts, signal);
  const left: ProviderSegment[] = [];
  for (const [index, segment] of segments.entries()) {
    const answer = whole[index];
    const text = answer && withText.decode(answer.text, segment.source, answer.links);
    characters += texts[index]!.length;
    if (text) answers.set(segment.id, text);
    else if (answer) left.push(segment);
    else rejected.set(segment.id, 'unreadable');
  }
  // Where the text of a code went cannot be told: it stays away.
  const bare = await translator.translate(
    left.map(({ source }) => withoutText.encode(source)),
    signal,
  );
  for (const [index, { id, source }] of left.entries()) {
    const answer = bare[index];
    const text = answer && withoutText.decode(answer.text, source, answer.links);
    if (text) answers.set(id, text);
    else rejected.set(id, 'unreadable');
  }
  return { answers, rejected, call: chargedCall('apertium', characters, since) };
}

import type { Fetch } from '#platform/network';
import { copyProvider, type Provider, pseudoProvider } from '#platform/providers';
import type { LlmService } from '#platform/providers/llm';
import type { ProviderName, ProviderSettings } from './provider-settings.ts';

/** How a provider is opened from its settings. */
export interface ProviderOpener {
  /** Settings it cannot do without. */
  readonly needs?: readonly ('model' | 'baseUrl')[];
  /** The usual environment variable for its key. */
  readonly keyVariable?: string;
  readonly isKeyNeeded?: boolean;
  /** Loads the adapter and makes the provider; nothing but a list of languages is asked for. */
  open(settings: ProviderSettings, key: string | undefined, fetch: Fetch | undefined): Promise<Provider>;
}

const model = (keyVariable: string | undefined, more: Partial<ProviderOpener> = {}): ProviderOpener => ({
  needs: ['model'],
  isKeyNeeded: keyVariable !== undefined,
  ...(keyVariable !== undefined && { keyVariable }),
  open: openModel,
  ...more,
});

export const openers: Readonly<Record<ProviderName, ProviderOpener>> = {
  apertium: {
    async open({ baseUrl }, _key, fetch) {
      const { apertium, apertiumOverHttp } = await import('#platform/providers/apertium');
      return baseUrl === undefined ? apertium() : apertiumOverHttp({ baseUrl, fetch });
    },
  },
  libretranslate: {
    needs: ['baseUrl'],
    keyVariable: 'LIBRETRANSLATE_API_KEY',
    async open(settings, apiKey, fetch) {
      const { fetchLibreTranslateLanguages, libreTranslate } = await import(
        '#platform/providers/libretranslate'
      );
      const baseUrl = settings.baseUrl!;
      // A server that does not say what it translates is asked for every pair.
      const languages = await fetchLibreTranslateLanguages(baseUrl, AbortSignal.timeout(5000), fetch).catch(
        () => undefined,
      );
      const { prices } = settings;
      return libreTranslate({ ...limitsOf(settings), baseUrl, apiKey, languages, prices, fetch });
    },
  },
  deepl: {
    keyVariable: 'DEEPL_API_KEY',
    isKeyNeeded: true,
    async open(settings, key, fetch) {
      const { deepl } = await import('#platform/providers/deepl');
      const { baseUrl, formality, glossaryId, prices } = settings;
      return deepl({ ...limitsOf(settings), apiKey: key!, baseUrl, formality, glossaryId, prices, fetch });
    },
  },
  ollama: model(undefined),
  vllm: model(undefined, { keyVariable: 'VLLM_API_KEY' }),
  lmstudio: model(undefined),
  'openai-compatible': model(undefined, {
    needs: ['model', 'baseUrl'],
    keyVariable: 'OPENAI_COMPATIBLE_API_KEY',
  }),
  openai: model('OPENAI_API_KEY'),
  azure: model('AZURE_API_KEY', { needs: ['model', 'baseUrl'] }),
  anthropic: model('ANTHROPIC_API_KEY'),
  google: model('GOOGLE_GENERATIVE_AI_API_KEY'),
  mistral: model('MISTRAL_API_KEY'),
  pseudo: { open: async () => pseudoProvider() },
  copy: { open: async () => copyProvider() },
};

async function openModel(
  settings: ProviderSettings,
  apiKey: string | undefined,
  fetch: Fetch | undefined,
): Promise<Provider> {
  const { llmProvider } = await import('#platform/providers/llm');
  const { model: name, baseUrl, style, temperature, structuredOutput, contextTokens, prices } = settings;
  return llmProvider({
    ...limitsOf(settings),
    service: settings.provider as LlmService,
    model: name!,
    baseUrl,
    apiKey,
    style,
    temperature,
    structuredOutput,
    contextTokens,
    prices,
    fetch,
  });
}

function limitsOf({ segments, characters, connection }: ProviderSettings) {
  return { segments, characters, concurrency: connection?.concurrency };
}

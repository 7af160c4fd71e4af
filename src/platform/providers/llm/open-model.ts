import type { LanguageModelV4 } from '@ai-sdk/provider';
import { bounded } from './bounded-fetch.ts';
import type { LlmOptions } from './llm-options.ts';
import type { LlmService } from './services.ts';

/** What the packages of all services take, whatever they call it. */
interface ModelSettings {
  readonly baseURL: string;
  readonly apiKey?: string;
  readonly headers: Record<string, string>;
  readonly fetch: typeof fetch;
}

/** The model of a service; only that service's package is loaded. None of them tries again by itself. */
export async function openModel(options: LlmOptions, baseURL: string): Promise<LanguageModelV4> {
  const { service, model, apiKey, headers = {}, fetch: ask = fetch } = options;
  const settings = { baseURL, headers: { ...headers }, fetch: bounded(ask), ...(apiKey && { apiKey }) };
  return openers[service]?.(settings, model) ?? openCompatible(settings, options);
}

type Opener = (settings: ModelSettings, model: string) => Promise<LanguageModelV4>;

const openers: Readonly<Partial<Record<LlmService, Opener>>> = {
  azure: async (settings, model) => (await import('@ai-sdk/azure')).createAzure(settings).chat(model),
  anthropic: async (settings, model) => (await import('@ai-sdk/anthropic')).createAnthropic(settings)(model),
  google: async (settings, model) => (await import('@ai-sdk/google')).createGoogle(settings)(model),
  mistral: async (settings, model) => (await import('@ai-sdk/mistral')).createMistral(settings)(model),
};

async function openCompatible(
  settings: ModelSettings,
  { service, model }: LlmOptions,
): Promise<LanguageModelV4> {
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible');
  const open = createOpenAICompatible({
    ...settings,
    name: service,
    supportsStructuredOutputs: true,
    ...(service === 'openai' && { transformRequestBody: renameLimit }),
  });
  return open.chatModel(model);
}

/** OpenAI's newer models refuse the old name of the limit. */
function renameLimit({ max_tokens, ...body }: Record<string, unknown>): Record<string, unknown> {
  return { ...body, ...(max_tokens !== undefined && { max_completion_tokens: max_tokens }) };
}

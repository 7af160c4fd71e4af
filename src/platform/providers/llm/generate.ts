import type {
  LanguageModelV4,
  LanguageModelV4CallOptions,
  LanguageModelV4GenerateResult,
} from '@ai-sdk/provider';
import { ProviderError } from '#platform/providers';
import type { Prompt } from '#platform/providers/llm/prompt';
import { answerSchema } from './answer-schema.ts';
import type { LlmOptions } from './llm-options.ts';
import { serviceDefaults } from './services.ts';

/** What a model answered to one call. */
export interface Generated {
  readonly text: string;
  /** Whether it stopped for length or because its stream ended. */
  readonly isCut: boolean;
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
}

/** OpenAI's models that think take no temperature. */
const takesNoTemperature = /(?:^|[/.:-])(?:o\d|gpt-5)/;

/** Asks a model once. Throws a `ProviderError` (`refused`) where it will not answer, and what its package throws. */
export async function generate(
  model: LanguageModelV4,
  prompt: Prompt,
  options: LlmOptions & { readonly contextTokens: number; readonly signal?: AbortSignal },
): Promise<Generated> {
  const result = await model.doGenerate({
    prompt: [
      { role: 'system', content: prompt.system },
      { role: 'user', content: [{ type: 'text', text: prompt.user }] },
    ],
    ...temperatureOf(options),
    ...limitOf(prompt, options),
    ...formatOf(options),
    ...(options.signal && { abortSignal: options.signal }),
  });
  const { finishReason, usage } = result;
  if (finishReason.unified === 'content-filter')
    throw new ProviderError('refused', 'the service refuses to translate this content', {
      isRetryable: false,
    });
  return {
    text: textOf(result),
    isCut: finishReason.unified === 'length' || finishReason.unified === 'interrupted',
    inputTokens: usage.inputTokens.total,
    outputTokens: usage.outputTokens.total,
  };
}

function temperatureOf({ temperature, model }: LlmOptions): Pick<LanguageModelV4CallOptions, 'temperature'> {
  if (temperature === undefined && takesNoTemperature.test(model)) return {};
  return { temperature: temperature ?? 0 };
}

/** Twice what is expected, and room to think: whoever writes more has lost the thread. */
function limitOf(
  { inputTokens, outputTokens }: Prompt,
  { service, contextTokens, thinkingTokens = serviceDefaults[service].thinkingTokens }: LlmOptions,
): Pick<LanguageModelV4CallOptions, 'maxOutputTokens'> {
  if (thinkingTokens === undefined) return {};
  const wanted = 2 * outputTokens + 256 + thinkingTokens;
  const room = contextTokens! - inputTokens;
  return { maxOutputTokens: Math.max(256, Math.min(wanted, room)) };
}

function formatOf({
  service,
  structuredOutput,
}: LlmOptions): Pick<LanguageModelV4CallOptions, 'responseFormat'> {
  const strictness = structuredOutput ?? serviceDefaults[service].structuredOutput;
  if (strictness === 'none') return {};
  if (strictness === 'json') return { responseFormat: { type: 'json' } };
  return { responseFormat: { type: 'json', name: 'translations', schema: answerSchema } };
}

function textOf({ content, structuredOutputText }: LanguageModelV4GenerateResult): string {
  return structuredOutputText ?? content.map((part) => (part.type === 'text' ? part.text : '')).join('');
}

import type { LanguageModelV4 } from '@ai-sdk/provider';
import { markedText } from '#engine/inline';
import {
  type Provider,
  type ProviderCall,
  ProviderError,
  type ProviderEstimate,
  type ProviderLimits,
  type ProviderReply,
  type ProviderRequest,
} from '#platform/providers';
import { readAnswer } from '#platform/providers/llm/answer';
import { failureOf, type Secrets } from '#platform/providers/llm/failure';
import { buildPrompt, isLanguageTag, type Prompt, promptVersion } from '#platform/providers/llm/prompt';
import { generate } from './generate.ts';
import type { LlmOptions } from './llm-options.ts';
import { openModel } from './open-model.ts';
import { priceOf } from './price-of.ts';
import { serviceAddress } from './service-address.ts';
import { serviceDefaults } from './services.ts';

/**
 * A language model as a provider. Each `translate` is one request and no more: the prompt is built, the model asked
 * once, its answer read by id and echo. Nothing is loaded or sent before the first one. Throws a `ProviderError`
 * (`misconfigured`) where the address cannot be used.
 */
export function llmProvider(options: LlmOptions): Provider {
  return new LlmProvider(options);
}

/** What a call would use, without making it: approximations by script. */
export function estimateCall(
  request: ProviderRequest,
  options: Pick<LlmOptions, 'service' | 'contextTokens' | 'style'> = { service: 'openai-compatible' },
): { readonly inputTokens: number; readonly outputTokens: number } {
  const { inputTokens, outputTokens } = buildPrompt(request, withContext(options));
  return { inputTokens, outputTokens };
}

/** Segments a call: enough to share the instructions among, few enough to be asked for again. */
const usualSegments = 40;
const usualCharacters = 6000;
/** Tokens that instructions and a little context take, and those of a character of source text, answer included. */
const fixedTokens = 900;
const tokensPerCharacter = 1.2;

class LlmProvider implements Provider {
  readonly name: string;
  readonly model: string;
  readonly limits: ProviderLimits;
  private readonly options: LlmOptions & { readonly contextTokens: number };
  private readonly address: string;
  private opened: Promise<LanguageModelV4> | undefined;

  constructor(options: LlmOptions) {
    this.options = withContext(options);
    this.name = options.service;
    this.model = options.model;
    this.address = serviceAddress(options.service, options.baseUrl);
    this.limits = limitsOf(this.options);
  }

  async translate(request: ProviderRequest): Promise<ProviderReply> {
    const { segments, signal } = request;
    signal?.throwIfAborted();
    const start = performance.now();
    const call = { provider: this.name, model: this.model, promptVersion, characters: charactersOf(request) };
    if (segments.length === 0)
      return { answers: new Map(), rejected: new Map(), call: { ...call, milliseconds: 0, attempts: 0 } };
    try {
      const prompt = this.promptFor(request);
      const model = await this.open();
      const { text, isCut, ...tokens } = await generate(model, prompt, { ...this.options, signal });
      const read = readAnswer(text, { segments, echo: prompt.echo, isCut });
      const milliseconds = Math.round(performance.now() - start);
      return { ...read, call: { ...call, ...this.usage(tokens), milliseconds, attempts: 1 } };
    } catch (error) {
      signal?.throwIfAborted();
      throw failureOf(error, this.secretsOf(request));
    }
  }

  estimate(request: ProviderRequest): ProviderEstimate {
    const { inputTokens, outputTokens } = buildPrompt(request, this.options);
    const price = priceOf({ inputTokens, outputTokens }, this.options.prices);
    return { inputTokens, outputTokens, characters: charactersOf(request), ...price };
  }

  private promptFor(request: ProviderRequest): Prompt {
    const prompt = buildPrompt(request, this.options);
    const { inputTokens, outputTokens } = prompt;
    // The estimate is rough, so that a segment on its own is refused only where nothing of an answer would fit.
    const needed = request.segments.length === 1 ? inputTokens : inputTokens + outputTokens;
    if (needed <= this.options.contextTokens) return prompt;
    throw new ProviderError(
      'too-large',
      `about ${needed} tokens are more than the model takes (contextTokens is ${this.options.contextTokens})`,
      { isRetryable: false },
    );
  }

  private open(): Promise<LanguageModelV4> {
    const { service, apiKey } = this.options;
    if (serviceDefaults[service].needsKey && !apiKey)
      throw new ProviderError('unauthorised', `${service} needs a key`, { isRetryable: false });
    this.opened ??= openModel(this.options, this.address);
    return this.opened;
  }

  private usage(tokens: {
    readonly inputTokens: number | undefined;
    readonly outputTokens: number | undefined;
  }): Partial<ProviderCall> {
    const { inputTokens, outputTokens } = tokens;
    return {
      ...(inputTokens !== undefined && { inputTokens }),
      ...(outputTokens !== undefined && { outputTokens }),
      ...priceOf(tokens, this.options.prices),
    };
  }

  private secretsOf({ segments, document }: ProviderRequest): Secrets {
    const { apiKey, headers = {}, style } = this.options;
    const around = segments.flatMap(({ source, heading, previous, next, examples = [] }) => [
      markedText(source),
      ...examples.flatMap((example) => [example.source, example.target]),
      ...[heading, previous, next],
    ]);
    const texts = [...around, document?.title, document?.style, style];
    return {
      keys: [apiKey ?? '', ...Object.values(headers)],
      texts: texts.filter((text) => text !== undefined),
    };
  }
}

function withContext<O extends Pick<LlmOptions, 'service' | 'contextTokens'>>(
  options: O,
): O & { readonly contextTokens: number } {
  return {
    ...options,
    contextTokens: options.contextTokens ?? serviceDefaults[options.service].contextTokens,
  };
}

function limitsOf(options: LlmOptions & { readonly contextTokens: number }): ProviderLimits {
  const { service, contextTokens, segments = usualSegments, concurrency } = options;
  const fitting = Math.max(1, Math.floor((contextTokens - fixedTokens) / tokensPerCharacter));
  return {
    segments,
    characters: options.characters ?? Math.min(usualCharacters, fitting),
    concurrency: concurrency ?? serviceDefaults[service].concurrency,
    supports: (from, to) => isLanguageTag(from) && isLanguageTag(to),
    codes: 'marks',
    terms: 'prompt',
    context: true,
  };
}

function charactersOf({ segments }: ProviderRequest): number {
  return segments.reduce((sum, { source }) => sum + markedText(source).length, 0);
}

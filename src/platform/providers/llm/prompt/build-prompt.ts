import type { ProviderRequest } from '#platform/providers';
import { chooseEcho, type EchoLength } from '#platform/providers/llm/echo';
import { asData } from './as-data.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { fitData, tokensOf } from './fit-data.ts';
import { languageName } from './language-name.ts';
import { promptData } from './prompt-data.ts';
import { promptText, styleText } from './prompt-text.ts';

export interface Prompt {
  /** Instructions; the same in every call of a run. */
  readonly system: string;
  /** One JSON object; segments have the ids `1`, `2` … in the order of the request. */
  readonly user: string;
  readonly echo: EchoLength;
  /** Approximations by script. */
  readonly inputTokens: number;
  readonly outputTokens: number;
}

export interface PromptOptions {
  /** Instructions of the organisation, beside those of the document. */
  readonly style?: string;
  /** Tokens that fit into the model, prompt and answer together. */
  readonly contextTokens: number;
}

/** Tokens that each message and each item of an answer takes besides its text. */
const messageTokens = 8;
const itemTokens = 16;
/** Translations are longer than their source, by a third from English to most languages. */
const growth = 1.35;

/**
 * The prompt of one call. Context, examples and terms are left out, in this order, where they do not fit into the
 * model beside segments and answer; whether these fit is for the caller to compare.
 */
export function buildPrompt(request: ProviderRequest, options: PromptOptions): Prompt {
  const echo = chooseEcho(request.segments.map(({ source }) => source));
  const system = systemOf(request, options.style);
  const all = promptData(request, echo);
  const outputTokens = answerTokens(
    all.segments.map(({ text }) => text),
    echo,
  );
  const instructions = estimateTokens(system) + 2 * messageTokens;
  const data = fitData(all, options.contextTokens - instructions - outputTokens);
  return { system, user: asData(data), echo, inputTokens: instructions + tokensOf(data), outputTokens };
}

function systemOf({ sourceLanguage, targetLanguage, document }: ProviderRequest, style?: string): string {
  const source = languageName(sourceLanguage);
  const target = languageName(targetLanguage);
  const text = promptText.replaceAll('{source}', source).replaceAll('{target}', target);
  const styles = [style, document?.style].map((one) => one?.trim()).filter((one) => one);
  return styles.length === 0 ? text : `${text}\n\n${styleText}\n${[...new Set(styles)].join('\n')}`;
}

function answerTokens(texts: readonly string[], { unit, count }: EchoLength): number {
  const echoed = unit === 'words' ? count * 1.5 : count;
  let tokens = messageTokens;
  for (const text of texts) {
    const whole = estimateTokens(text);
    tokens += itemTokens + Math.min(whole, echoed) + whole * growth;
  }
  return Math.ceil(tokens);
}

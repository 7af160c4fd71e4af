import { z } from 'zod';

/** Every provider that can be named, in the order in which people should think of them. */
export const providerNames = [
  'apertium',
  'libretranslate',
  'ollama',
  'vllm',
  'lmstudio',
  'openai-compatible',
  'openai',
  'azure',
  'anthropic',
  'google',
  'mistral',
  'deepl',
  'pseudo',
  'copy',
] as const;
export type ProviderName = (typeof providerNames)[number];

const count = z.int().positive();
/** Timers take no more, about 24 days. */
const milliseconds = z.int().min(0).max(2_147_483_647);
const rate = z.number().min(0);

/**
 * How one provider is reached: what a connection file holds and, in time, what a project stores. Keys are never in
 * it, only the name of the environment variable that holds one.
 */
export const providerSettingsSchema = z.strictObject({
  provider: z.enum(providerNames).describe('Who translates.'),
  model: z.string().min(1).optional().describe('Model, for services that have several.'),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .refine(isBareAddress, {
      error: 'an address without a key, password, query or fragment',
      params: { fault: 'address-not-bare' },
    })
    .optional()
    .describe('Address of the service, such as http://127.0.0.1:11434/v1; known services have one.'),
  apiKeyVariable: z
    .string()
    .regex(/^[A-Za-z_]\w*$/)
    .optional()
    .describe('Environment variable that holds the key, where it is not the usual one.'),
  style: z.string().max(4000).optional().describe('Instructions for every sentence: tone, form of address.'),
  temperature: z.number().min(0).max(2).optional().describe('Sampling temperature of a model; default 0.'),
  structuredOutput: z
    .enum(['schema', 'json', 'none'])
    .optional()
    .describe('How strictly a model is asked for JSON; choose less for servers that refuse more.'),
  contextTokens: count.optional().describe('Tokens that fit into the model, prompt and answer together.'),
  segments: count.optional().describe('Most segments a call.'),
  characters: count.optional().describe('Most characters of source text a call.'),
  formality: z.enum(['default', 'more', 'less', 'prefer_more', 'prefer_less']).optional().describe('DeepL.'),
  glossaryId: z.string().min(1).optional().describe('DeepL: a glossary that is stored there.'),
  prices: z
    .strictObject({
      inputPerMillion: rate.optional().describe('For a million tokens sent.'),
      outputPerMillion: rate.optional().describe('For a million tokens received.'),
      charactersPerMillion: rate.optional().describe('For a million characters sent.'),
      currency: z
        .string()
        .regex(/^[A-Z]{3}$/)
        .default('EUR')
        .describe('ISO 4217 code; default EUR.'),
    })
    .optional()
    .describe('What the service charges, for estimates and reports.'),
  connection: z
    .strictObject({
      timeout: milliseconds.min(1).optional().describe('Until an attempt is given up; default 120,000.'),
      concurrency: count.optional().describe('Calls under way at once; by default what suits the provider.'),
      spacing: milliseconds.optional().describe('Between two calls at least; default 0.'),
      attempts: count
        .optional()
        .describe('Attempts of one call that may fail in another way than by a rate limit; default 4.'),
      rateLimits: count
        .optional()
        .describe('Refusals by a rate limit that one call puts up with; default 12.'),
      firstWait: milliseconds
        .optional()
        .describe('Wait before the second attempt, doubled for each further one; default 500.'),
      longestWait: milliseconds.optional().describe('Longest wait between two attempts; default 60,000.'),
      breakAfter: count
        .optional()
        .describe('Failures in a row after which the service is left alone; default 8.'),
      coolDown: milliseconds.optional().describe('How long it is left alone; default 15,000.'),
    })
    .optional()
    .describe('How failure is dealt with; times in milliseconds.'),
});

/** Whether an address holds nothing that should not be shown, and nothing that a path cannot be put behind. */
function isBareAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
}

export type ProviderSettings = z.output<typeof providerSettingsSchema>;

/** Services with an adapter. The first five speak the protocol of OpenAI's chat completions. */
export const llmServices = [
  'openai-compatible',
  'openai',
  'vllm',
  'ollama',
  'lmstudio',
  'azure',
  'anthropic',
  'google',
  'mistral',
] as const;
export type LlmService = (typeof llmServices)[number];

/** What is known of a service before anyone sets anything. */
export interface ServiceDefaults {
  readonly baseUrl?: string;
  readonly needsKey: boolean;
  readonly structuredOutput: 'schema' | 'json';
  /** Cautious: what a server with its own defaults takes, and no more than batches need. */
  readonly contextTokens: number;
  readonly concurrency: number;
  /** Given where answers get a limit; the others' own limits differ by model and refuse larger ones. */
  readonly thinkingTokens?: number;
}

const hosted = {
  needsKey: true,
  structuredOutput: 'schema',
  contextTokens: 32_768,
  concurrency: 4,
} as const;
const local = {
  needsKey: false,
  structuredOutput: 'schema',
  concurrency: 2,
  thinkingTokens: 2048,
} as const;

export const serviceDefaults: Readonly<Record<LlmService, ServiceDefaults>> = {
  'openai-compatible': { ...local, structuredOutput: 'json', contextTokens: 8192 },
  openai: { ...hosted, baseUrl: 'https://api.openai.com/v1' },
  vllm: { ...local, baseUrl: 'http://127.0.0.1:8000/v1', contextTokens: 8192, concurrency: 8 },
  // Cuts off longer prompts in silence, at 4,096 tokens unless it is started with more.
  ollama: { ...local, baseUrl: 'http://127.0.0.1:11434/v1', contextTokens: 4096 },
  lmstudio: { ...local, baseUrl: 'http://127.0.0.1:1234/v1', contextTokens: 4096, concurrency: 1 },
  azure: hosted,
  anthropic: { ...hosted, baseUrl: 'https://api.anthropic.com/v1', thinkingTokens: 8192 },
  google: { ...hosted, baseUrl: 'https://generativelanguage.googleapis.com/v1beta' },
  mistral: { ...hosted, baseUrl: 'https://api.mistral.ai/v1' },
};

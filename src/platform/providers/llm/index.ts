export { estimateTokens, promptVersion } from '#platform/providers/llm/prompt';
export type { LlmOptions, TokenPrices } from './llm-options.ts';
export { estimateCall, llmProvider } from './llm-provider.ts';
export type { LlmService } from './services.ts';

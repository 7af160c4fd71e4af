export { buildPrompt, type Prompt, type PromptOptions } from './build-prompt.ts';
export { estimateTokens } from './estimate-tokens.ts';
export { isLanguageTag } from './language-name.ts';
export { promptVersion } from './prompt-text.ts';

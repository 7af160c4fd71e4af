export { copyProvider } from './copy.ts';
export type {
  DocumentContext,
  Provider,
  ProviderCall,
  ProviderEstimate,
  ProviderExample,
  ProviderLimits,
  ProviderReply,
  ProviderRequest,
  ProviderSegment,
  ProviderTerm,
  Rejection,
} from './provider.ts';
export { ProviderError, type ProviderErrorKind } from './provider-error.ts';
export { type PseudoOptions, pseudoProvider, pseudoTranslate } from './pseudo.ts';

export { copyProvider } from './copy.ts';
export type { Provider, ProviderRequest, ProviderSegment } from './provider.ts';
export { type PseudoOptions, pseudoProvider, pseudoTranslate } from './pseudo.ts';

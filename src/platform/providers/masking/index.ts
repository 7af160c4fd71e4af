export { finderOf, type Masking, type MaskingKind } from './find-personal-data.ts';
export { maskProvider } from './mask-provider.ts';

export { translationFinding } from './findings.ts';
export {
  type TranslatableSegment,
  type Translation,
  type TranslationRequest,
  translateSegments,
} from './translate-segments.ts';

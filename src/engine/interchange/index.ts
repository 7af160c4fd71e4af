export { decodeText } from './decode-text.ts';
export {
  type ExchangeDocument,
  type ExchangeMatch,
  type ExchangeSegment,
  type ExchangeTerm,
  type ExchangeUnit,
  type JsonValue,
  type SegmentState,
  segmentStates,
  type TermTarget,
} from './exchange-document.ts';
export { type LineGap, type PlaceFinder, placeFinder } from './place-finder.ts';

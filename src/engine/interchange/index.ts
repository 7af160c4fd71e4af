export {
  type ExchangeDocument,
  type ExchangeSegment,
  type ExchangeUnit,
  type JsonValue,
  type SegmentState,
  segmentStates,
} from './exchange-document.ts';

export { type Extraction, extractSegments } from './extract-segments.ts';
export { joinSegments } from './join-segments.ts';
export { outlineBlocks } from './outline-blocks.ts';
export type { Segment, SegmentedBlock } from './segment.ts';
export { type SurroundedSegment, type Surroundings, surroundSegments } from './surround-segments.ts';

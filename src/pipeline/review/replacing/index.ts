export { type LeftSegments, listSegments } from './left-segments.ts';
export { replacementPages } from './replacement-pages.tsx';

export { type LeftSegments, listSegments } from './messages.ts';
export { replacementPages } from './replacement-pages.tsx';

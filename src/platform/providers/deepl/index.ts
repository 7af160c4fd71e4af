export { type DeeplOptions, deepl } from './deepl.ts';

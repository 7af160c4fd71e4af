export { sayDetail } from './say-detail.ts';
export type { Phrases, Wording, Words } from './wording.ts';

export { fuzzyUnedited } from './fuzzy-unedited.ts';
export { termForbidden } from './term-forbidden.ts';
export { termMissing } from './term-missing.ts';
export { termTranslated } from './term-translated.ts';

export { fuzzyUnedited } from './fuzzy-unedited.ts';
export { termForbidden, termMissing, termTranslated } from './terms.ts';

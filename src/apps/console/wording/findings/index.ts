export { findingCatalogue } from './catalogue.ts';
export { findingsIn, placesIn } from './findings-in.ts';
export { failures as germanFailures } from './german-stages.ts';

export { findingCatalogue } from './catalogue.ts';
export { findingsIn, placesIn } from './findings-in.ts';

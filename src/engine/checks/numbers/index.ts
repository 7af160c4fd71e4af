export { dateChanged } from './date-changed.ts';
export { numberAdded } from './number-added.ts';
export { numberFormat } from './number-format.ts';
export { numberMissing } from './number-missing.ts';

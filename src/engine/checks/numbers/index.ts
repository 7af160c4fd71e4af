export { dateChanged } from './dates.ts';
export { numberFormat } from './number-format.ts';
export { numberAdded, numberMissing } from './numbers.ts';

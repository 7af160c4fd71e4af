export { dayOf, lastDays } from './days.ts';
export { counted, defineMessages, type Messages } from './define-messages.ts';
export { type Formats, formatsOf, type PluralForms } from './formats.ts';
export {
  chooseLocale,
  directionOf,
  isZone,
  type Language,
  type Locale,
  type LocaleWish,
  languages,
} from './locale.ts';
export { startOfDay } from './start-of-day.ts';
export { type ZoneOffsets, zoneOffsetsOf } from './zone-offsets.ts';

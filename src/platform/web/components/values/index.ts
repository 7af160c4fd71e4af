export { Badge, ToneMark } from './badge.tsx';
export { Chip, type ChipProps } from './chip.tsx';
export { Diff, type DiffProps } from './diff.tsx';
export { FieldDifferences, type FieldDifferencesProps } from './field-differences.tsx';
export { CauseText, TroubleText } from './trouble-text.tsx';
export {
  Bytes,
  LanguageName,
  MarkedText,
  type MarkedTextProps,
  Name,
  Person,
  Text,
  Time,
} from './values.tsx';

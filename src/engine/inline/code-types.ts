import type { CodeType } from './inline-text.ts';

const everyType: Readonly<Record<CodeType, true>> = {
  format: true,
  hyperlink: true,
  field: true,
  control: true,
  markup: true,
  ruby: true,
  bookmark: true,
  comment: true,
  permission: true,
  tab: true,
  'line-break': true,
  'page-break': true,
  'column-break': true,
  symbol: true,
  hyphen: true,
  'note-reference': true,
  image: true,
  object: true,
  math: true,
  pattern: true,
  'span-start': true,
  'span-end': true,
  other: true,
};

/** Every type of code; the compiler keeps it complete. */
export const codeTypes = Object.keys(everyType) as readonly CodeType[];

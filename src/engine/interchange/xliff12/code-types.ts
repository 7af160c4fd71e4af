import { type CodeType, codeTypes, type InlineCode } from '#engine/inline';

const named: Readonly<Partial<Record<CodeType, string>>> = {
  hyperlink: 'link',
  image: 'image',
  'line-break': 'lb',
  'page-break': 'pb',
};

const formats = ['bold', 'italic', 'underlined'];

/** `ctype` of an inline element for a code: a value of XLIFF 1.2 where one fits, else `x-` and the type. */
export function ctypeOf({ type, hint }: InlineCode): string {
  if (type === 'format' && formats.includes(hint)) return hint;
  return named[type] ?? `x-${type}`;
}

/** The type that a `ctype` means. */
export function typeOfCtype(ctype: string | undefined): CodeType {
  if (ctype === undefined) return 'other';
  if (formats.includes(ctype)) return 'format';
  const own = codeTypes.find((type) => ctype === (named[type] ?? `x-${type}`));
  return own ?? 'other';
}

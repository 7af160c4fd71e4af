import { type CodeType, codeTypes } from '#engine/inline';
import type { OwnCode } from './own-code.ts';
import type { PairedCode } from './pair-codes.ts';
import type { TmxContent } from './tmx-unit.ts';

/** Values of `type` (TMX 1.4b, "Attributes") and what they are here. */
const types: Readonly<Record<string, CodeType>> = {
  bold: 'format',
  color: 'format',
  dulined: 'format',
  font: 'format',
  italic: 'format',
  scap: 'format',
  ulined: 'format',
  link: 'hyperlink',
  struct: 'markup',
  index: 'field',
  date: 'field',
  time: 'field',
  fnote: 'note-reference',
  enote: 'note-reference',
  image: 'image',
  inset: 'object',
  lb: 'line-break',
  pb: 'page-break',
  cb: 'column-break',
};

/** UTF-16 units of native code that a hint shows. */
const shown = 80;

/** What the element of another tool says about a code. A highlight has no native code and is markup. */
export function describeForeign(code: PairedCode): OwnCode {
  const { element, attributes, content } = code;
  const written = attributes.type?.toLowerCase() ?? '';
  const half = halfOf(code);
  const type = half ?? readType(written) ?? (element === 'hi' ? 'markup' : 'other');
  return {
    type,
    hint: Object.hasOwn(types, written) ? written : cut(nativeText(content)) || written,
    equivalent: type === 'line-break' ? '\n' : '',
    deletable: type === 'format' || element === 'hi',
    movable: half === undefined,
  };
}

/** An isolated tag is half of a pair whose other half is in another segment. */
function halfOf({ element, attributes }: PairedCode): CodeType | undefined {
  if (element !== 'it') return undefined;
  if (attributes.pos === 'begin') return 'span-start';
  return attributes.pos === 'end' ? 'span-end' : undefined;
}

/** Types that TMX does not define are written `x-`, such as `x-tab`. */
function readType(written: string): CodeType | undefined {
  if (Object.hasOwn(types, written)) return types[written];
  return codeTypes.find((type) => written === `x-${type}`);
}

/** `type` of the element for a code of ours: a value of TMX where there is one. */
export function typeOf({ type, hint }: OwnCode): string {
  if (type === 'format') return formats[hint] ?? 'x-format';
  return standard[type] ?? `x-${type}`;
}

const formats: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  bold: 'bold',
  italic: 'italic',
  underline: 'ulined',
  underlined: 'ulined',
  'small caps': 'scap',
});

const standard: Readonly<Partial<Record<CodeType, string>>> = {
  hyperlink: 'link',
  'note-reference': 'fnote',
  image: 'image',
  object: 'inset',
  'line-break': 'lb',
  'page-break': 'pb',
  'column-break': 'cb',
};

/** All text of native code, that of `sub` elements included. */
export function nativeText(content: readonly TmxContent[]): string {
  return content.map((part) => (typeof part === 'string' ? part : nativeText(part.content))).join('');
}

function cut(text: string): string {
  const short = text.trim().slice(0, shown);
  return /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short;
}

import type { NameCache } from './name-cache.ts';

/** What ends in the buffer before it is complete. */
export const unfinished = -1;

/** A start tag, or why it is none. */
export interface ScannedTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Whether it is an empty element. */
  readonly isEmpty: boolean;
  /** Offset behind the tag, or of the fault; `unfinished` where the text ends before. */
  readonly end: number;
  readonly fault?: string;
}

/** Replaces the references of a raw value that starts at an offset. */
type Resolve = (raw: string, offset: number) => string;

const noAttributes: ReadonlyMap<string, string> = new Map();
const greater = 0x3e;
const slash = 0x2f;
const equals = 0x3d;
const doubleQuote = 0x22;
const singleQuote = 0x27;

/** Reads the start tag whose `<` is at `start` (XML 1.0, 3.1). */
export function scanTag(text: string, start: number, names: NameCache, resolve: Resolve): ScannedTag {
  let position = nameEnd(text, start + 1);
  if (position >= text.length) return incomplete;
  if (!startsName(text.charCodeAt(start + 1))) return broken(start, 'a < that starts no tag');
  const name = names.get(text, start + 1, position);
  if (text.charCodeAt(position) === greater) {
    return { name, attributes: noAttributes, isEmpty: false, end: position + 1 };
  }
  const attributes = new Map<string, string>();
  for (;;) {
    const space = position;
    position = skipSpace(text, position);
    const code = text.charCodeAt(position);
    if (code === greater) return { name, attributes, isEmpty: false, end: position + 1 };
    if (code === slash) {
      if (position + 1 >= text.length) return incomplete;
      if (text.charCodeAt(position + 1) !== greater) return broken(position, 'a slash inside a tag');
      return { name, attributes, isEmpty: true, end: position + 2 };
    }
    if (position >= text.length) return incomplete;
    if (position === space || !startsName(code)) return broken(position, 'a tag that is not closed');
    const attribute = scanAttribute(text, position, names, resolve);
    if (typeof attribute === 'string') return broken(position, attribute);
    if (attribute === undefined) return incomplete;
    if (attributes.has(attribute.name)) return broken(position, 'an attribute that stands twice');
    attributes.set(attribute.name, attribute.value);
    position = attribute.end;
  }
}

const incomplete: ScannedTag = { name: '', attributes: noAttributes, isEmpty: false, end: unfinished };

function broken(end: number, fault: string): ScannedTag {
  return { ...incomplete, end, fault };
}

/** An attribute, undefined where the text ends before its end, or what is wrong with it. */
function scanAttribute(text: string, start: number, names: NameCache, resolve: Resolve) {
  const end = nameEnd(text, start);
  const sign = skipSpace(text, end);
  const open = skipSpace(text, sign + 1);
  if (sign < text.length && text.charCodeAt(sign) !== equals) return 'an attribute without a value';
  if (open >= text.length) return undefined;
  const quote = text.charCodeAt(open);
  if (quote !== doubleQuote && quote !== singleQuote) return 'an attribute value without quotes';
  const close = text.indexOf(quote === doubleQuote ? '"' : "'", open + 1);
  const raw = text.slice(open + 1, close === -1 ? undefined : close);
  if (raw.includes('<')) return 'a < in an attribute value';
  if (close === -1) return undefined;
  return { name: names.get(text, start, end), value: readValue(raw, open + 1, resolve), end: close + 1 };
}

/** XML 1.0, 3.3.3: white space as spaces, unless it is written as a reference. */
function readValue(raw: string, offset: number, resolve: Resolve): string {
  const spaced = raw.includes('\n') || raw.includes('\t') ? raw.replace(/[\n\t]/g, ' ') : raw;
  return spaced.includes('&') ? resolve(spaced, offset) : spaced;
}

/** Offset of the first character that is no white space. */
export function skipSpace(text: string, start: number): number {
  let position = start;
  for (; ; position++) {
    const code = text.charCodeAt(position);
    if (code !== 0x20 && code !== 0xa && code !== 0x9 && code !== 0xd) return position;
  }
}

/** Offset of the first character that belongs to no name; names are read wider than XML defines them. */
export function nameEnd(text: string, start: number): number {
  let position = start;
  for (; ; position++) {
    const code = text.charCodeAt(position);
    const isName =
      code >= 0x61 ? code <= 0x7a || code >= 0x80 : code >= 0x30 ? isUpperName(code) : isMark(code);
    if (!isName) return position;
  }
}

/** A digit, a colon, a capital letter or an underscore. */
function isUpperName(code: number): boolean {
  return code <= 0x3a || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
}

/** A hyphen or a full stop. */
function isMark(code: number): boolean {
  return code === 0x2d || code === 0x2e;
}

function startsName(code: number): boolean {
  return code >= 0x3a && (code >= 0x61 ? code <= 0x7a || code >= 0x80 : isUpperName(code));
}

import { unescapeXml } from '#engine/docx/xml';
import { type InlineCode, type InlineItem, type InlineText, makeInlineText } from '#engine/inline';
import type { StringSource } from './block.ts';

/**
 * Makes the text of a string block. What `patterns` match becomes a standalone code that is written back as it was.
 */
export function composeString(
  text: string,
  patterns: RegExp | undefined,
): { text: InlineText; codes: Map<number, string> } {
  const codes = new Map<number, string>();
  const inline = new Map<number, InlineCode>();
  const items: InlineItem[] = [];
  let at = 0;
  for (const match of patterns ? text.matchAll(patterns) : []) {
    if (match[0] === '') continue;
    const id = codes.size + 1;
    codes.set(id, match[0]);
    inline.set(id, {
      id,
      paired: false,
      type: 'pattern',
      hint: match[0],
      equivalent: match[0],
      deletable: false,
      movable: true,
    });
    items.push({ kind: 'text', text: text.slice(at, match.index) }, { kind: 'standalone', id });
    at = match.index + match[0].length;
  }
  items.push({ kind: 'text', text: text.slice(at) });
  return { text: makeInlineText(items, inline), codes };
}

/** A string that stands between two offsets of a part. */
export function stringAt(
  raw: string,
  start: number,
  end: number,
  isAttribute: boolean,
  patterns: RegExp | undefined,
): { text: InlineText; source: StringSource } {
  const { text, codes } = composeString(unescapeXml(raw), patterns);
  return { text, source: { kind: 'string', isAttribute, ranges: [{ start, end }], codes } };
}

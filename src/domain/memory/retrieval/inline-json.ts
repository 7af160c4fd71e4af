import {
  type InlineCode,
  type InlineItem,
  type InlineText,
  makeInlineText,
  textWithoutCodes,
} from '#engine/inline';

/** Inline text as a unit's JSON holds it: most has no codes and is its text. */
export type InlineJson =
  | string
  | { readonly items: readonly InlineItem[]; readonly codes: readonly InlineCode[] };

export function encodeInline({ items, codes }: InlineText): InlineJson {
  if (codes.size > 0) return { items, codes: [...codes.values()] };
  return items.map((item) => (item.kind === 'text' ? item.text : '')).join('');
}

/** Inverse of `encodeInline`. */
export function decodeInline(json: InlineJson): InlineText {
  if (typeof json === 'string') return textWithoutCodes(json);
  return makeInlineText(json.items, new Map(json.codes.map((code) => [code.id, code])));
}

import { type InlineCode, type InlineItem, type InlineText, makeInlineText } from '#engine/inline';

/** Inline text as a unit's JSON holds it. */
export interface InlineJson {
  readonly items: readonly InlineItem[];
  readonly codes: readonly InlineCode[];
}

export function encodeInline({ items, codes }: InlineText): InlineJson {
  return { items, codes: [...codes.values()] };
}

/** Inverse of `encodeInline`. */
export function decodeInline({ items, codes }: InlineJson): InlineText {
  return makeInlineText(items, new Map(codes.map((code) => [code.id, code])));
}

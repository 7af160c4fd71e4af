import { type InlineCode, type InlineItem, type InlineText, makeInlineText } from '#engine/inline';

/** Inline text as JSON can hold it. */
export interface InlineJson {
  readonly items: readonly InlineItem[];
  readonly codes: readonly InlineCode[];
}

/** Inverse of `decodeInline`. */
export function encodeInline({ items, codes }: InlineText): InlineJson {
  return { items, codes: [...codes.values()] };
}

/** Inverse of `encodeInline`: items and codes are the same, in the same order. */
export function decodeInline({ items, codes }: InlineJson): InlineText {
  return makeInlineText(items, new Map(codes.map((code) => [code.id, code])));
}

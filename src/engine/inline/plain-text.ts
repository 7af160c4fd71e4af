import type { InlineText } from './inline-text.ts';

/** Stands for one standalone code in `codeText`: U+FFFC OBJECT REPLACEMENT CHARACTER. */
export const codeCharacter = '\uFFFC';

/**
 * What a reader without formatting sees: the text, and for each code its `equivalent`, given once where the code
 * stands or opens. The rendering for memories, similarity and counting.
 */
export function plainText(text: InlineText): string {
  if (text.codes.size === 0) return textOf(text.items);
  let plain = '';
  const opened = new Set<number>();
  for (const item of text.items) {
    if (item.kind === 'text') plain += item.text;
    else if (item.kind === 'standalone') plain += text.codes.get(item.id)?.equivalent ?? '';
    else if (item.kind === 'open' && !opened.has(item.id)) {
      opened.add(item.id);
      plain += text.codes.get(item.id)?.equivalent ?? '';
    }
  }
  return plain;
}

/** Most texts have no code and are one item. */
function textOf(items: InlineText['items']): string {
  let plain = '';
  for (const item of items) if (item.kind === 'text') plain += item.text;
  return plain;
}

/**
 * The text with each standalone code as one U+FFFC and without the marks of pairs: what segmentation reads, since an
 * offset in it names one place in the inline text. `splitInline` and `sliceInline` take such offsets (UTF-16 units).
 */
export function codeText(text: InlineText): string {
  let plain = '';
  for (const item of text.items) {
    if (item.kind === 'text') plain += item.text;
    else if (item.kind === 'standalone') plain += codeCharacter;
  }
  return plain;
}

import type { InlineText } from './inline-text.ts';
import { mergeItems } from './make-inline-text.ts';

/**
 * A mark as people, providers and other tools write it back, spaces included: `<1>`, `</1>`, `<2/>`, `< 2 />`.
 * Groups: slash in front, number, slash behind. Blanks are read in one way only, so that it is linear in them.
 */
export const markPattern = /<(?:\s*(?=\/))?(\/?)\s*(\d{1,9})(?:\s*(?=\/))?(\/?)\s*>/g;

/**
 * Text with its codes as numbered marks: `Press <1>Start</1><2/>`. Lossless: `parseMarkedText` gives the same items
 * back. Ordinary `<` and `&` stay as they are; only what would read as a mark or as an escape is written `&lt;`
 * or `&amp;`.
 */
export function markedText(text: InlineText): string {
  let marked = '';
  for (const item of mergeItems(text.items)) {
    if (item.kind === 'text') marked += escapeMarks(item.text);
    else if (item.kind === 'open') marked += `<${item.id}>`;
    else if (item.kind === 'close') marked += `</${item.id}>`;
    else marked += `<${item.id}/>`;
  }
  return marked;
}

function escapeMarks(text: string): string {
  return text.replace(/&(?=(?:lt|amp);)/g, '&amp;').replace(markPattern, (mark) => `&lt;${mark.slice(1)}`);
}

/** Undoes the escapes of `markedText` in a stretch without marks. */
export function unescapeMarks(text: string): string {
  return text.replace(/&(lt|amp);/g, (_, name) => (name === 'lt' ? '<' : '&'));
}

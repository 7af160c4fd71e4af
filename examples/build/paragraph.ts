import { inline } from './inline.ts';
import type { Inline, Xml } from './xml.ts';
import { raw } from './xml.ts';

/** A paragraph of a style; `undefined` is the document's default style. */
export function paragraph(style: string | undefined, ...content: Inline[]): Xml {
  return paragraphWith(style === undefined ? '' : `<w:pStyle w:val="${style}"/>`, ...content);
}

/** A paragraph with the given content of `w:pPr`, in schema order. */
export function paragraphWith(properties: string, ...content: Inline[]): Xml {
  const format = properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`;
  return raw(`<w:p>${format}${inline(content)}</w:p>`);
}

/** A paragraph that is an item of the list `numbering` at its first level. */
export function listItem(numbering: number, ...content: Inline[]): Xml {
  return paragraphWith(
    `<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${numbering}"/></w:numPr>`,
    ...content,
  );
}

export function blocks(content: readonly Xml[]): string {
  return content.map((block) => block.xml).join('');
}

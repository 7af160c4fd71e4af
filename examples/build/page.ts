import { field } from './field.ts';
import { inline } from './inline.ts';
import { paragraph } from './paragraph.ts';
import type { Inline } from './xml.ts';
import { wordPart } from './xml.ts';

/** A4 with 2.25 cm at the sides; `extra` is what precedes the page size, `direction` what follows the columns. */
export function sectionProperties(references: string, extra = '', columns = 1, direction = ''): string {
  const layout = columns === 1 ? '<w:cols w:space="708"/>' : `<w:cols w:num="${columns}" w:space="454"/>`;
  return `<w:sectPr>${references}${extra}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1275" w:bottom="1247" w:left="1275" w:header="680" w:footer="567" w:gutter="0"/>${layout}${direction}<w:docGrid w:linePitch="360"/></w:sectPr>`;
}

export const headerAndFooter =
  '<w:headerReference w:type="default" r:id="rId20"/><w:footerReference w:type="default" r:id="rId21"/>';

export function headerPart(left: string, right: string): string {
  return wordPart('hdr', paragraph('Header', `${left}\t${right}`).xml);
}

/** A footer with a text at the left and "Page 1 of 4" at the right; the words around the numbers are given. */
export function footerPart(left: Inline, page: string, of: string, pages: number): string {
  const number = field('PAGE', '1');
  const total = field('NUMPAGES', String(pages));
  const line = inline([left, `\t${page} `, number, ` ${of} `, total]);
  return wordPart('ftr', paragraph('Footer', { xml: line }).xml);
}

import { inline, run } from './inline.ts';
import { paragraphWith } from './paragraph.ts';
import type { Inline, Xml } from './xml.ts';
import { raw } from './xml.ts';

/** A run of Arabic text (`w:rtl`: ECMA-376 part 1, 17.3.2.30). */
export const arabic = (text: string, properties = ''): Xml => run(text, `${properties}<w:rtl/>`);

export const arabicBold = (text: string): Xml => arabic(text, '<w:b/><w:bCs/>');

/** A name or number in Latin script, which keeps its own direction inside an Arabic line. */
export const latin = (text: string): Xml => run(text, '<w:lang w:bidi="ar-JO"/>');

/** Content of a right-to-left line: plain strings are Arabic. */
export function rightToLeft(content: readonly Inline[]): Xml {
  return raw(inline(content.map((item) => (typeof item === 'string' ? arabic(item) : item))));
}

/** A right-to-left paragraph; `properties` is what stands between the style and `w:bidi` in `w:pPr`. */
export function bidiParagraph(style: string, properties: string, ...content: Inline[]): Xml {
  return paragraphWith(`<w:pStyle w:val="${style}"/>${properties}<w:bidi/>`, rightToLeft(content));
}

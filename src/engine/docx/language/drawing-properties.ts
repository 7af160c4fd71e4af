import { getAttribute, plainName, setAttribute } from './attributes.ts';
import type { LanguageInfo } from './language-info.ts';

const mirrored: Readonly<Record<string, string>> = { l: 'r', r: 'l' };

/**
 * The raw `a:rPr` or `a:endParaRPr` of a translated run: its `lang` names the target (21.1.2.3.9), if it names any
 * language; `altLang` and everything else stay. DrawingML has one bold, italic and size for all scripts.
 */
export function adaptDrawingRunProperties(
  rPr: string | undefined,
  { source, target }: { readonly source: LanguageInfo; readonly target: LanguageInfo },
): string {
  if (rPr === undefined || rPr === '' || source.wordTag === target.wordTag) return rPr ?? '';
  if (getAttribute(rPr, plainName('lang')) === undefined) return rPr;
  return setAttribute(rPr, plainName('lang'), 'lang', target.wordTag);
}

/**
 * The raw `a:pPr` of a paragraph whose direction changes: `rtl` follows it (21.1.2.2.7). In DrawingML `algn` is
 * physical, unlike `w:jc`, so an explicit left or right is mirrored. `qualified` is how to spell a new element.
 */
export function adaptDrawingParagraphProperties(
  pPr: string | undefined,
  { source, target }: { readonly source: LanguageInfo; readonly target: LanguageInfo },
  qualified = 'a:pPr',
): string {
  if (source.direction === target.direction) return pPr ?? '';
  const isRightToLeft = ['1', 'true'].includes((pPr && getAttribute(pPr, plainName('rtl'))) || '0');
  if (isRightToLeft === (target.direction === 'rtl')) return pPr ?? '';
  const old = pPr || `<${qualified}/>`;
  const raw = setAttribute(old, plainName('rtl'), 'rtl', isRightToLeft ? '0' : '1');
  const aligned = mirrored[getAttribute(raw, plainName('algn')) ?? ''];
  return aligned === undefined ? raw : setAttribute(raw, plainName('algn'), 'algn', aligned);
}

import { Properties, usualPrefixes } from './properties.ts';
import { adaptRunProperties, type RunPropertyOptions } from './run-properties.ts';
import { paragraphPropertyOrder, sectionPropertyOrder, tablePropertyOrder } from './schema-order.ts';

/**
 * The raw `w:pPr` that a paragraph of the target language needs (undefined: it has none): `w:bidi` follows the
 * direction (17.3.1.6), the paragraph mark's `w:rPr` is adapted like a run, so that numbering labels, which take
 * their format from it, read in the same direction, and the section it may end is turned. Alignment, indents and tab
 * stops stay: Word and LibreOffice read `left` and `right` in them as leading and trailing, as strict documents say
 * `start` and `end` (17.18.44). Empty string for no `w:pPr`; the very same string if nothing has to change.
 */
export function adaptParagraphProperties(pPr: string | undefined, options: RunPropertyOptions): string {
  return turnedParagraph(pPr, options).toString();
}

/** The same as properties, for those who want the single edits. */
export function turnedParagraph(pPr: string | undefined, options: RunPropertyOptions): Properties {
  const paragraph = new Properties('pPr', pPr, paragraphPropertyOrder, options.prefixes ?? usualPrefixes);
  turn(paragraph, 'bidi', options);
  paragraph.putNested('rPr', adaptRunProperties(paragraph.get('rPr'), options));
  const section = paragraph.get('sectPr');
  if (section !== undefined) paragraph.putNested('sectPr', adaptSectionProperties(section, options));
  return paragraph;
}

/** `w:bidi` of a section: order of columns, side of the page border and line numbers (17.6.1). */
export function adaptSectionProperties(sectPr: string, options: RunPropertyOptions): string {
  const section = new Properties('sectPr', sectPr, sectionPropertyOrder, options.prefixes ?? usualPrefixes);
  turn(section, 'bidi', options);
  return section.toElement();
}

/** `w:bidiVisual` of a table: its first column is on the right (17.4.1). */
export function turnedTable(tblPr: string | undefined, options: RunPropertyOptions): Properties {
  const table = new Properties('tblPr', tblPr, tablePropertyOrder, options.prefixes ?? usualPrefixes);
  turn(table, 'bidiVisual', options);
  return table;
}

/** The `w:pPr` or `w:tblPr` of a style or numbering level, which loses the source's direction but gains none. */
export function straightenStyle(
  local: 'pPr' | 'tblPr',
  raw: string,
  { source, target, prefixes = usualPrefixes }: RunPropertyOptions,
): string {
  const order = local === 'pPr' ? paragraphPropertyOrder : tablePropertyOrder;
  const properties = new Properties(local, raw, order, prefixes);
  if (source.direction === 'rtl' && target.direction === 'ltr') {
    properties.switchOff(local === 'pPr' ? 'bidi' : 'bidiVisual');
  }
  return properties.toString();
}

function turn(properties: Properties, flag: string, { source, target }: RunPropertyOptions): void {
  if (source.direction === target.direction) return;
  if (target.direction === 'rtl') properties.switchOn(flag);
  else properties.switchOff(flag);
}

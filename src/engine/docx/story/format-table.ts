import type { XmlTree } from '#engine/docx/xml';
import { type RunProperties, readRunProperties, toggles } from './run-properties.ts';
import { COMPLEX, EAST_ASIAN } from './script-use.ts';
import { combine, combineStyles, type StyleSheet } from './style-sheet.ts';

/** How text looks to a reader. Two runs look alike exactly when they hold the same `Format` object. */
export interface Format {
  readonly key: string;
  readonly properties: RunProperties;
  /** Character style id of the run that first looked like this, if it had one. */
  readonly characterStyle: string | undefined;
  /** Hidden text (`w:vanish`), by style or directly. */
  readonly hidden: boolean;
}

/** Where a run stands, as far as it decides its look. */
export interface FormatContext {
  readonly paragraphStyle: string | undefined;
  /** In tables a toggle set off differs from one left alone, for the table's style may set it. */
  readonly inTable: boolean;
}

const complexOnly = new Set(['w:bCs', 'w:iCs', 'w:szCs', 'font cs', 'w:cs']);

/** Works out what runs look like and makes looks comparable by identity; the same raw properties are read once. */
export class FormatTable {
  private readonly sheet: StyleSheet;
  private readonly formats = new Map<string, Format>();
  private readonly byRaw = new Map<string, Map<string, Format>>();

  constructor(sheet: StyleSheet) {
    this.sheet = sheet;
  }

  /** The look of a run with properties `rPr` (-1 for none), spelled `raw`, holding text of that `scriptUse`. */
  look(tree: XmlTree, rPr: number, raw: string, context: FormatContext, scripts: number): Format {
    const place = `${scripts}${context.inTable ? 't' : '-'}${context.paragraphStyle ?? ''}`;
    let known = this.byRaw.get(place);
    if (!known) {
      known = new Map();
      this.byRaw.set(place, known);
    }
    let format = known.get(raw);
    if (!format) {
      format = this.resolve(tree, rPr, context, scripts);
      known.set(raw, format);
    }
    return format;
  }

  private resolve(tree: XmlTree, rPr: number, context: FormatContext, scripts: number): Format {
    const styleNode = rPr === -1 ? -1 : tree.child(rPr, 'w:rStyle');
    const characterStyle = styleNode === -1 ? undefined : tree.attribute(styleNode, 'w:val');
    const paragraph = this.sheet.paragraphProperties(context.paragraphStyle);
    const styled = characterStyle
      ? combineStyles(paragraph, this.sheet.characterProperties(characterStyle))
      : paragraph;
    const properties = new Map<string, string>();
    for (const [name, value] of combine(styled, readRunProperties(tree, rPr))) {
      if (value === '' || !shows(name, scripts)) continue;
      if (value === '0' && (name === 'w:rtl' || (toggles.has(name) && !context.inTable))) continue;
      properties.set(name, value);
    }
    const key = [...properties]
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join(';');
    const known = this.formats.get(key);
    if (known) return known;
    const format: Format = { key, properties, characterStyle, hidden: properties.get('w:vanish') === '1' };
    this.formats.set(key, format);
    return format;
  }
}

function shows(name: string, scripts: number): boolean {
  if (complexOnly.has(name)) return (scripts & COMPLEX) !== 0;
  if (name === 'font eastAsia') return (scripts & EAST_ASIAN) !== 0;
  return true;
}

const words: Readonly<Record<string, string>> = {
  'w:b': 'bold',
  'w:i': 'italic',
  'w:strike': 'struck through',
  'w:dstrike': 'struck through twice',
  'w:caps': 'all capitals',
  'w:smallCaps': 'small capitals',
  'w:vanish': 'hidden',
  'w:outline': 'outline',
  'w:shadow': 'shadow',
  'w:emboss': 'embossed',
  'w:imprint': 'engraved',
};

/** Says for people how one look differs from another: `bold, italic`, `superscript`, `not bold`. */
export function describeFormat(format: Format, base: Format): string {
  const parts: string[] = [];
  for (const name of new Set([...format.properties.keys(), ...base.properties.keys()])) {
    const value = format.properties.get(name);
    if (value === base.properties.get(name) || complexOnly.has(name)) continue;
    parts.push(describeProperty(name, value ?? ''));
  }
  return parts.length === 0 ? 'format' : parts.join(', ');
}

function describeProperty(name: string, value: string): string {
  const word = words[name];
  if (word) return value === '1' ? word : `not ${word}`;
  if (name === 'w:vertAlign') return value || 'on the line';
  if (name === 'w:u') return value ? 'underlined' : 'not underlined';
  if (name === 'w:highlight' || name === 'w:shd') return value ? 'highlighted' : 'not highlighted';
  if (name === 'w:color') return value ? `colour ${value}` : 'automatic colour';
  if (name === 'w:sz') return value ? `${Number(value) / 2} pt` : 'default size';
  if (name.startsWith('font')) return value ? `font ${value}` : 'default font';
  return name.replace(/^[^:]*:/, '');
}

/** Properties that show on a blank: text of white space alone takes on its neighbours' look unless it has one. */
const showsOnBlanks = ['w:u', 'w:strike', 'w:dstrike', 'w:highlight', 'w:shd', 'w:bdr', 'w:em'];

export function looksDifferentOnBlanks(format: Format, other: Format): boolean {
  return showsOnBlanks.some((name) => format.properties.get(name) !== other.properties.get(name));
}

/** Whether two looks differ in nothing that changes which glyph a letter is: then a word may be given one of them. */
export function mayShareWord(format: Format, other: Format): boolean {
  for (const name of [
    'w:vertAlign',
    'w:position',
    'font ascii',
    'font hAnsi',
    'font eastAsia',
    'font cs',
    'w:rtl',
    'w:vanish',
  ]) {
    if (format.properties.get(name) !== other.properties.get(name)) return false;
  }
  return true;
}

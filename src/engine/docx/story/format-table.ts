import type { XmlTree } from '#engine/docx/xml';
import { type RunProperties, readRunProperties, toggles } from './run-properties.ts';
import { COMPLEX, EAST_ASIAN, LATIN } from './script-use.ts';
import { combine, combineStyles, type StyleSheet } from './style-sheet.ts';

/** How text looks to a reader. Two runs look alike exactly when they hold the same `Format` object. */
export interface Format {
  readonly key: string;
  /** What shows on the text at hand, by property; bold, italic and size under one name for all scripts. */
  readonly properties: RunProperties;
  /** Fonts of the scripts that occur in the text: `latin`, `eastAsian`, `complex`. */
  readonly fonts: RunProperties;
  /** Whether the text is punctuation and white space alone, on which weight, slant and size are not noticed. */
  readonly isNeutral: boolean;
  /** Hidden text (`w:vanish`), by style or directly. */
  readonly hidden: boolean;
}

/** Where a run stands, as far as it decides its look. */
export interface FormatContext {
  readonly paragraphStyle: string | undefined;
  /** In tables a toggle set off differs from one left alone, for the table's style may set it. */
  readonly inTable: boolean;
}

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
    const all = combine(styled, readRunProperties(tree, rPr));
    const isComplex = (scripts & COMPLEX) !== 0 || all.get('w:rtl') === '1' || all.get('w:cs') === '1';
    const properties = new Map<string, string>();
    for (const [name, value] of all) {
      const shown = shownAs(name, isComplex);
      if (value === '' || shown === undefined) continue;
      if (value === '0' && toggles.has(name) && !context.inTable) continue;
      properties.set(shown, value);
    }
    return this.intern(properties, fontsShown(all, isComplex, scripts), scripts === 0);
  }

  private intern(properties: RunProperties, fonts: RunProperties, isNeutral: boolean): Format {
    const key = `${spell(properties)}|${spell(fonts)}|${isNeutral}`;
    const known = this.formats.get(key);
    if (known) return known;
    const format: Format = { key, properties, fonts, isNeutral, hidden: properties.get('w:vanish') === '1' };
    this.formats.set(key, format);
    return format;
  }
}

const emphasis: ReadonlySet<string> = new Set(['bold', 'italic', 'size']);

function spell(properties: RunProperties, withoutEmphasis = false): string {
  const parts: string[] = [];
  for (const [name, value] of properties) {
    if (!withoutEmphasis || !emphasis.has(name)) parts.push(`${name}=${value}`);
  }
  return parts.sort().join(';');
}

const latinNames: Readonly<Record<string, string>> = { 'w:b': 'bold', 'w:i': 'italic', 'w:sz': 'size' };
const complexNames: Readonly<Record<string, string>> = {
  'w:bCs': 'bold',
  'w:iCs': 'italic',
  'w:szCs': 'size',
};

/**
 * Under which name a property shows on text, undefined if it does not: right-to-left and complex-script runs have
 * properties of their own for bold, italic and size (17.3.2.3).
 */
function shownAs(name: string, isComplex: boolean): string | undefined {
  if (name.startsWith('font ') || name === 'w:rtl' || name === 'w:cs') return undefined;
  const own = isComplex ? complexNames : latinNames;
  if (own[name]) return own[name];
  return name in latinNames || name in complexNames ? undefined : name;
}

function fontsShown(all: RunProperties, isComplex: boolean, scripts: number): RunProperties {
  const fonts = new Map<string, string>();
  const set = (slot: string, value: string | undefined): void => {
    if (value !== undefined) fonts.set(slot, value);
  };
  if (isComplex && scripts !== 0) set('complex', all.get('font cs'));
  else if (scripts & LATIN) set('latin', all.get('font ascii') ?? all.get('font hAnsi'));
  if (scripts & EAST_ASIAN) set('eastAsian', all.get('font eastAsia'));
  return fonts;
}

/**
 * Whether one run could show both texts as they look: nothing differs but fonts of scripts that only one of them has,
 * and both or neither are in a font of signs.
 * With `roughly`, weight, slant and size of punctuation that stands alone do not count either.
 */
export function looksCompatible(format: Format, other: Format, roughly = false): boolean {
  if (format === other) return true;
  const isRough = roughly && (format.isNeutral || other.isNeutral);
  if (spell(format.properties, isRough) !== spell(other.properties, isRough)) return false;
  for (const [slot, font] of format.fonts) {
    if (other.fonts.has(slot) && other.fonts.get(slot) !== font) return false;
  }
  return symbolFontOf(format) === symbolFontOf(other);
}

const words: Readonly<Record<string, string>> = {
  bold: 'bold',
  italic: 'italic',
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
    if (value !== base.properties.get(name)) parts.push(describeProperty(name, value ?? ''));
  }
  for (const [slot, font] of format.fonts) if (base.fonts.get(slot) !== font) parts.push(`font ${font}`);
  return parts.length === 0 ? 'format' : parts.join(', ');
}

function describeProperty(name: string, value: string): string {
  const word = words[name];
  if (word) return value === '1' ? word : `not ${word}`;
  if (name === 'w:vertAlign') return value || 'on the line';
  if (name === 'w:u') return value ? 'underlined' : 'not underlined';
  if (name === 'w:highlight' || name === 'w:shd') return value ? 'highlighted' : 'not highlighted';
  if (name === 'w:color') return value ? `colour ${value}` : 'automatic colour';
  if (name === 'size') return value ? `${Number(value) / 2} pt` : 'default size';
  return name.replace(/^[^:]*:/, '');
}

/** Properties that show on a blank: text of white space alone takes on its neighbours' look unless it has one. */
const showsOnBlanks = ['w:u', 'w:strike', 'w:dstrike', 'w:highlight', 'w:shd', 'w:bdr', 'w:em'];

export function looksDifferentOnBlanks(format: Format, other: Format): boolean {
  return showsOnBlanks.some((name) => format.properties.get(name) !== other.properties.get(name));
}

/** Fonts whose letters stand for other signs. */
const symbolFont = /symbol|dingbats|wingdings|webdings|mt extra/i;

/** Whether two looks differ in nothing that changes which sign a letter is: then a word may be given one of them. */
export function mayShareWord(format: Format, other: Format): boolean {
  for (const name of ['w:vertAlign', 'w:position', 'w:vanish']) {
    if (format.properties.get(name) !== other.properties.get(name)) return false;
  }
  return symbolFontOf(format) === undefined && symbolFontOf(other) === undefined;
}

function symbolFontOf({ fonts }: Format): string | undefined {
  for (const font of fonts.values()) if (symbolFont.test(font)) return font;
  return undefined;
}

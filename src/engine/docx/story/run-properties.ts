import type { XmlTree } from '#engine/docx/xml';

/** Visible run properties by canonical element name; toggles are `1` or `0`, the rest a canonical spelling. */
export type RunProperties = ReadonlyMap<string, string>;

/** Toggle properties (ECMA-376-1, 17.7.3): in a style hierarchy they switch rather than overwrite. */
export const toggles: ReadonlySet<string> = new Set([
  'w:b',
  'w:bCs',
  'w:caps',
  'w:emboss',
  'w:i',
  'w:iCs',
  'w:imprint',
  'w:outline',
  'w:shadow',
  'w:smallCaps',
  'w:strike',
  'w:dstrike',
  'w:vanish',
]);

const switches: ReadonlySet<string> = new Set([...toggles, 'w:rtl', 'w:cs', 'w:specVanish', 'w:oMath']);

/**
 * Properties a reader cannot see, or only with a ruler: proofing, language, grid and fine letter spacing. Converters
 * scatter them over every few letters, so that they would cut sentences to pieces.
 */
const invisible: ReadonlySet<string> = new Set([
  'w:lang',
  'w:noProof',
  'w:webHidden',
  'w:snapToGrid',
  'w:spacing',
  'w:kern',
  'w:w',
  'w:fitText',
  'w:rStyle',
  'w:rPrChange',
  'w:ins',
  'w:del',
  'w:moveFrom',
  'w:moveTo',
  'w:eastAsianLayout',
  'w:specVanish',
  'w:oMath',
  'w14:ligatures',
  'w14:numForm',
  'w14:numSpacing',
  'w14:stylisticSets',
  'w14:cntxtAlts',
]);

/** Spellings that say "nothing": a property so set looks like one that is absent. */
const neutral: Readonly<Record<string, RegExp>> = {
  'w:u': /^none$/,
  'w:color': /^auto$/,
  'w:vertAlign': /^baseline$/,
  'w:highlight': /^none$/,
  'w:em': /^none$/,
  'w:effect': /^none$/,
  'w:position': /^0$/,
  'w:bdr': /^(?:none|nil)$/,
  'w:shd': /^(?:clear|nil)? (?:auto)?$/,
};

/** Reads the visible properties of a `w:rPr`; an absent one (-1) has none. Neutral spellings read as the empty string. */
export function readRunProperties(tree: XmlTree, rPr: number): RunProperties {
  const properties = new Map<string, string>();
  if (rPr === -1) return properties;
  for (const child of tree.elements(rPr)) {
    const name = tree.name(child);
    if (invisible.has(name)) continue;
    if (name === 'w:rFonts') {
      for (const { name: slot, valueStart, valueEnd } of tree.attributes(child)) {
        if (slot !== 'w:hint')
          properties.set(`font ${fontSlot(slot)}`, tree.text.slice(valueStart, valueEnd));
      }
      continue;
    }
    const value = switches.has(name) ? (isOn(tree, child) ? '1' : '0') : canonicalValue(tree, child, name);
    properties.set(name, neutral[name]?.test(value) ? '' : value);
  }
  return properties;
}

/** Reads an on/off element (ECMA-376-1, 17.17.4): absent value means on. */
export function isOn(tree: XmlTree, node: number): boolean {
  const value = tree.attribute(node, 'w:val');
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

function canonicalValue(tree: XmlTree, node: number, name: string): string {
  if (name === 'w:shd')
    return `${tree.attribute(node, 'w:val') ?? ''} ${(tree.attribute(node, 'w:fill') ?? '').replace(/^auto$/i, 'auto')}`;
  const value = tree.attribute(node, 'w:val');
  if (name === 'w:color' && value !== undefined)
    return tree.attribute(node, 'w:themeColor') ?? value.toLowerCase();
  if (value !== undefined && tree.isEmptyTag(node)) return value;
  return tree.source(node);
}

function fontSlot(attribute: string): string {
  const slot = attribute.replace(/^w:/, '');
  return slot.endsWith('Theme')
    ? slot.slice(0, -5).replace('cstheme', 'cs')
    : slot === 'cstheme'
      ? 'cs'
      : slot;
}

import { ELEMENT, type XmlTree } from '#engine/docx/xml';
import type { Format } from './format-table.ts';
import type { ObjectToken, Piece, Token } from './tokens.ts';

/** DrawingML run properties that proofing tools leave behind, or that only shift letters by fractions. */
const invisible: ReadonlySet<string> = new Set([
  'lang',
  'altLang',
  'dirty',
  'err',
  'noProof',
  'smtClean',
  'smtId',
  'kern',
  'spc',
  'bmk',
  'kumimoji',
  'normalizeH',
]);
const fallbackFonts: ReadonlySet<string> = new Set(['a:ea', 'a:cs', 'a:sym', 'a:extLst']);
const asWord: Readonly<Record<string, string>> = {
  b: 'bold',
  i: 'italic',
  u: 'w:u',
  strike: 'w:strike',
  baseline: 'w:vertAlign',
  sz: 'size',
};
const off: ReadonlySet<string> = new Set(['0', 'false', 'none', 'noStrike']);

/** Looks of DrawingML runs, comparable by identity within one part. */
export type DrawingFormats = Map<string, Format>;

export interface DrawingReading {
  readonly tokens: Token[];
  /** Texts that Word computes (slide numbers, dates). */
  readonly fieldTexts: number[];
  readonly nested: number[];
}

/** Reads the content of an `a:p` (ECMA-376-1, 21.1.2.2.6) into the same tokens as a word-processing paragraph. */
export function readDrawingParagraph(
  tree: XmlTree,
  paragraph: number,
  formats: DrawingFormats,
): DrawingReading {
  const tokens: Token[] = [];
  const fieldTexts: number[] = [];
  const nested: number[] = [];
  for (const child of tree.elements(paragraph)) {
    const name = tree.name(child);
    if (name === 'a:pPr' || name === 'a:endParaRPr') continue;
    const rPr = tree.child(child, 'a:rPr');
    const text = tree.child(child, 'a:t');
    if (name === 'a:r' && text !== -1) {
      const raw = rPr === -1 ? '' : tree.source(rPr);
      const format = look(tree, rPr, raw, formats);
      const characters = tree.textContent(text);
      if (characters !== '') tokens.push({ kind: 'text', text: characters, format, rPr: raw, node: text });
    } else if (name === 'a:br') {
      tokens.push(object(tree, child, 'line-break', 'line break', '\n'));
    } else if (name === 'a:fld') {
      if (text !== -1) fieldTexts.push(text);
      tokens.push(object(tree, child, 'field', 'field', text === -1 ? '' : tree.textContent(text)));
    } else {
      nested.push(child);
      tokens.push(object(tree, child, 'other', name, ''));
    }
  }
  return { tokens, fieldTexts, nested };
}

function object(
  tree: XmlTree,
  node: number,
  type: ObjectToken['type'],
  hint: string,
  equivalent: string,
): ObjectToken {
  const pieces: Piece[] = [{ start: tree.start[node]!, end: tree.end[node]! }];
  return { kind: 'object', pieces, type, hint, equivalent, deletable: false, movable: true };
}

function look(tree: XmlTree, rPr: number, raw: string, formats: DrawingFormats): Format {
  const known = formats.get(`raw ${raw}`);
  if (known) return known;
  const properties = new Map<string, string>();
  if (rPr !== -1) {
    for (const { name, valueStart, valueEnd } of tree.attributes(rPr)) {
      const value = tree.text.slice(valueStart, valueEnd);
      if (!invisible.has(name) && !off.has(value)) properties.set(asWord[name] ?? name, value);
    }
    for (let child = tree.firstChild(rPr); child !== -1; child = tree.nextSibling(child)) {
      const name = tree.name(child);
      if (tree.kind[child] === ELEMENT && !fallbackFonts.has(name)) properties.set(name, tree.source(child));
    }
  }
  const key = [...properties]
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(';');
  const format = formats.get(key) ?? { key, properties, fonts: new Map(), isNeutral: false, hidden: false };
  formats.set(key, format);
  formats.set(`raw ${raw}`, format);
  return format;
}

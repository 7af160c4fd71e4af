import { inline } from './inline.ts';
import type { Inline, Xml } from './xml.ts';
import { escapeAttribute, escapeText, raw } from './xml.ts';

const character = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;

/** The opening of a complex field up to its result: for fields whose result spans paragraphs. */
export function fieldBegin(instruction: string): Xml {
  return raw(`${character('begin')}${instructionRun(instruction)}${character('separate')}`);
}

export const fieldEnd: Xml = raw(character('end'));

/** A complex field (`w:fldChar`) with its cached result. */
export function field(instruction: string, ...result: Inline[]): Xml {
  return raw(`${fieldBegin(instruction).xml}${inline(result)}${fieldEnd.xml}`);
}

/** A simple field (`w:fldSimple`). */
export function simpleField(instruction: string, ...result: Inline[]): Xml {
  return raw(`<w:fldSimple w:instr=" ${escapeAttribute(instruction)} ">${inline(result)}</w:fldSimple>`);
}

/** A field that shows nothing, such as an index entry. */
export function markerField(instruction: string): Xml {
  return raw(`${character('begin')}${instructionRun(instruction)}${character('end')}`);
}

function instructionRun(instruction: string): string {
  return `<w:r><w:instrText xml:space="preserve"> ${escapeText(instruction)} </w:instrText></w:r>`;
}

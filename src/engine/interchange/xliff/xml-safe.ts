import { escapeAttribute, escapeText, forbiddenCharacters } from '#engine/docx/xml';

const forbidden = new RegExp(forbiddenCharacters.source, 'g');

/**
 * Spells characters XML cannot hold as `_xHHHH_`, as ST_Xstring does (ECMA-376-1, 22.9.2.19), and a literal
 * `_xHHHH_` as `_x005F_xHHHH_`. For attributes and elements that do not allow `<cp>`.
 */
export function spellForbidden(text: string): string {
  return text.replace(/_(?=x[0-9A-F]{4}_)/g, '_x005F_').replace(forbidden, spellCharacter);
}

/** Undoes `spellForbidden`, `spellId` included. */
export function unspell(text: string): string {
  return text.replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Any text as an XML NMTOKEN, which XLIFF asks of ids; reversible. The empty text has no spelling. */
export function spellId(id: string): string {
  return id.replace(/_(?=x[0-9A-F]{4}_)/g, '_x005F_').replace(/[^A-Za-z0-9._:-]/g, spellCharacter);
}

function spellCharacter(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** Attributes in the given order, those without a value left out: ` id="1" type="fmt"`. Free text is spelled before. */
export function attributes(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) => (value === undefined ? '' : ` ${name}="${escapeAttribute(value)}"`))
    .join('');
}

/** Element content of a place that does not allow `<cp>`. */
export function content(text: string): string {
  return escapeText(spellForbidden(text));
}

/** Element content of a source, a target or original data: what XML cannot hold becomes `<cp hex="…"/>`. */
export function contentWithCodePoints(text: string): string {
  let written = '';
  let position = 0;
  for (const match of text.matchAll(forbidden)) {
    const hex = match[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    written += `${escapeText(text.slice(position, match.index))}<cp hex="${hex}"/>`;
    position = match.index + match[0].length;
  }
  return written + escapeText(text.slice(position));
}

/** An element around lines, nothing around none; `written` are its attributes. */
export function list(name: string, lines: readonly string[], written = ''): string[] {
  return lines.length === 0 ? [] : [`<${name}${written}>`, ...lines, `</${name}>`];
}

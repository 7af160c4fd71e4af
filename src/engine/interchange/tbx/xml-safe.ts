import { escapeText, forbiddenCharacters } from '#engine/docx/xml';

const forbidden = new RegExp(forbiddenCharacters.source, 'g');

/**
 * Text as element content. Blanks that a reader would take for the layout of the file are written as references; what
 * XML cannot hold is left out.
 */
export function content(text: string): string {
  return escapeText(text.replace(forbidden, ''))
    .replace(/[\t\n]/g, (blank) => `&#${blank.charCodeAt(0)};`)
    .replace(/^ | $|(?<= ) /g, '&#32;');
}

/** What XML can hold of a text. */
export function allowed(text: string): string {
  return text.replace(forbidden, '');
}

/** Any text as an XML name, which TBX asks of ids: other characters as `_xHHHH_`. The empty text has no spelling. */
export function spellId(id: string): string {
  return id.replace(/_(?=x[0-9A-F]{4}_)/g, '_x005F_').replace(/[^A-Za-z0-9._-]|^[^A-Za-z_]/g, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
  });
}

/** Undoes `spellId`. */
export function unspellId(id: string): string {
  return id.replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

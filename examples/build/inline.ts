import { nextIdentifier } from './identifiers.ts';
import type { Inline, Xml } from './xml.ts';
import { escapeAttribute, escapeText, raw } from './xml.ts';

export const noBreakSpace = '\u00a0';

/** The text of a run: tabs and line feeds become `w:tab` and `w:br`, U+2011 becomes `w:noBreakHyphen`. */
export function runText(text: string, element = 'w:t'): string {
  return text
    .split(/([\t\n\u2011])/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece === '\t') return '<w:tab/>';
      if (piece === '\n') return '<w:br/>';
      if (piece === '\u2011') return '<w:noBreakHyphen/>';
      const space = piece === piece.trim() ? '' : ' xml:space="preserve"';
      return `<${element}${space}>${escapeText(piece)}</${element}>`;
    })
    .join('');
}

/** A run; `properties` is the content of its `w:rPr`. */
export function run(text: string, properties = ''): Xml {
  const format = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return raw(`<w:r>${format}${runText(text)}</w:r>`);
}

export const bold = (text: string): Xml => run(text, '<w:b/><w:bCs/>');
export const italic = (text: string): Xml => run(text, '<w:i/><w:iCs/>');
export const superscript = (text: string): Xml => run(text, '<w:vertAlign w:val="superscript"/>');
export const subscript = (text: string): Xml => run(text, '<w:vertAlign w:val="subscript"/>');
export const styled = (style: string, text: string): Xml => run(text, `<w:rStyle w:val="${style}"/>`);

/**
 * One sentence as an edited document stores it: at every `|` a new run begins that differs from its
 * neighbours in nothing a reader can see.
 */
export function edited(text: string): Xml {
  const runs = text.split('|').map((piece, index) => {
    const noise = index % 2 === 1 ? '<w:rPr><w:noProof/><w:lang w:val="en-GB"/></w:rPr>' : '';
    return `<w:r w:rsidR="00A${(1000 + index * 77).toString(16).toUpperCase().padStart(5, '0')}">${noise}${runText(piece)}</w:r>`;
  });
  return raw(runs.join('<w:proofErr w:type="spellStart"/><w:proofErr w:type="spellEnd"/>'));
}

/** Content as markup: plain strings become plain runs. */
export function inline(content: readonly Inline[]): string {
  return content.map((item) => (typeof item === 'string' ? run(item).xml : item.xml)).join('');
}

export function bookmark(name: string, ...content: Inline[]): Xml {
  const id = nextIdentifier();
  return raw(
    `<w:bookmarkStart w:id="${id}" w:name="${name}"/>${inline(content)}<w:bookmarkEnd w:id="${id}"/>`,
  );
}

/** A hyperlink whose address is the target of a relationship. */
export function externalLink(relationship: string, text: string, tooltip?: string): Xml {
  const hint = tooltip === undefined ? '' : ` w:tooltip="${escapeAttribute(tooltip)}"`;
  return raw(
    `<w:hyperlink r:id="${relationship}"${hint} w:history="1">${styled('Hyperlink', text).xml}</w:hyperlink>`,
  );
}

export function symbol(font: string, character: string): Xml {
  return raw(
    `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}"/></w:rPr><w:sym w:font="${font}" w:char="${character}"/></w:r>`,
  );
}

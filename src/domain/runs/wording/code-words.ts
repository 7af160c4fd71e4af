import { useSay } from '#platform/web/components';
import { defineMessages } from '#platform/web/messages';

/** What codes are, by the words that extraction has for them. */
export const codeWords = defineMessages({
  format: { en: 'format', de: 'Format' },
  bold: { en: 'bold', de: 'fett' },
  italic: { en: 'italic', de: 'kursiv' },
  underlined: { en: 'underlined', de: 'unterstrichen' },
  'struck through': { en: 'struck through', de: 'durchgestrichen' },
  'struck through twice': { en: 'struck through twice', de: 'doppelt durchgestrichen' },
  'all capitals': { en: 'all capitals', de: 'Großbuchstaben' },
  'small capitals': { en: 'small capitals', de: 'Kapitälchen' },
  hidden: { en: 'hidden', de: 'verborgen' },
  outline: { en: 'outline', de: 'Kontur' },
  shadow: { en: 'shadow', de: 'Schatten' },
  embossed: { en: 'embossed', de: 'erhaben' },
  engraved: { en: 'engraved', de: 'vertieft' },
  highlighted: { en: 'highlighted', de: 'hervorgehoben' },
  superscript: { en: 'superscript', de: 'hochgestellt' },
  subscript: { en: 'subscript', de: 'tiefgestellt' },
  'on the line': { en: 'on the line', de: 'auf der Zeile' },
  colour: { en: 'colour', de: 'Farbe' },
  'automatic colour': { en: 'automatic colour', de: 'automatische Farbe' },
  'default size': { en: 'default size', de: 'übliche Größe' },
  font: { en: 'font', de: 'Schriftart' },
  hyperlink: { en: 'link', de: 'Link' },
  link: { en: 'link', de: 'Link' },
  tab: { en: 'tab', de: 'Tabulator' },
  'line break': { en: 'line break', de: 'Zeilenumbruch' },
  'page break': { en: 'page break', de: 'Seitenumbruch' },
  'column break': { en: 'column break', de: 'Spaltenumbruch' },
  'no-break hyphen': { en: 'no-break hyphen', de: 'geschützter Bindestrich' },
  'optional hyphen': { en: 'optional hyphen', de: 'weiches Trennzeichen' },
  footnote: { en: 'footnote', de: 'Fußnote' },
  endnote: { en: 'endnote', de: 'Endnote' },
  'footnote number': { en: 'footnote number', de: 'Fußnotenzeichen' },
  'endnote number': { en: 'endnote number', de: 'Endnotenzeichen' },
  'page number': { en: 'page number', de: 'Seitenzahl' },
  comment: { en: 'comment', de: 'Kommentar' },
  'comment mark': { en: 'comment mark', de: 'Kommentarzeichen' },
  field: { en: 'field', de: 'Feld' },
  formula: { en: 'formula', de: 'Formel' },
  bookmark: { en: 'bookmark', de: 'Textmarke' },
  image: { en: 'image', de: 'Bild' },
  symbol: { en: 'symbol', de: 'Symbol' },
  'content control': { en: 'content control', de: 'Inhaltssteuerelement' },
  not: { en: (what: string) => `not ${what}`, de: (what: string) => `nicht ${what}` },
});

/** Says in the reader's words what a code is; what has none, such as a field's name, stays. */
export function useCodeWords(): (hint: string) => string {
  const say = useSay(codeWords);
  const words: Readonly<Record<string, unknown>> = say;
  const wordOf = (part: string): string => {
    if (part.startsWith('not ')) return say.not(wordOf(part.slice(4)));
    const known = words[part];
    if (typeof known === 'string') return known;
    const [, beginning = '', end = ''] = /^(.+) (\S+)$/.exec(part) ?? [];
    const first = words[beginning];
    return typeof first === 'string' ? `${first} ${end}` : part;
  };
  return (hint) => hint.split(', ').map(wordOf).join(', ');
}

import { wordPart } from './xml.ts';

export interface Level {
  /** `decimal`, `lowerLetter`, `upperLetter`, `lowerRoman`, `bullet`, … (ECMA-376 part 1, 17.18.59). */
  readonly format: string;
  /** What is shown, with `%1` for the number of the first level. */
  readonly text: string;
  /** Indent of the text and hanging width of the number, in twentieths of a point. */
  readonly indent: readonly [left: number, hanging: number];
  /** Paragraph style that carries this level. */
  readonly style?: string;
  readonly run?: string;
}

/** The numbering part: list `n` (from 1) has the levels at index `n - 1`. */
export function numberingPart(lists: readonly (readonly Level[])[]): string {
  const definitions = lists.map((levels, index) => {
    const kind = levels.length > 1 ? 'multilevel' : 'singleLevel';
    return `<w:abstractNum w:abstractNumId="${index}"><w:nsid w:val="4A10${(index + 16).toString(16).toUpperCase()}C7"/><w:multiLevelType w:val="${kind}"/><w:tmpl w:val="8C6E${(index + 16).toString(16).toUpperCase()}22"/>${levels.map(levelMarkup).join('')}</w:abstractNum>`;
  });
  const instances = lists.map(
    (_, index) => `<w:num w:numId="${index + 1}"><w:abstractNumId w:val="${index}"/></w:num>`,
  );
  return wordPart('numbering', [...definitions, ...instances].join(''));
}

function levelMarkup({ format, text, indent, style, run }: Level, index: number): string {
  return [
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>`,
    style ? `<w:pStyle w:val="${style}"/>` : '',
    `<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>`,
    `<w:pPr><w:ind w:left="${indent[0]}" w:hanging="${indent[1]}"/></w:pPr>`,
    run ? `<w:rPr>${run}</w:rPr>` : '',
    '</w:lvl>',
  ].join('');
}

/** A bulleted list whose mark is the bullet of the Symbol font, as Word writes it. */
export const bullets: readonly Level[] = [
  {
    format: 'bullet',
    text: '\uf0b7',
    indent: [720, 360],
    run: '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/>',
  },
];

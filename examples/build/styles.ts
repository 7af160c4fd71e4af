import { wordPart } from './xml.ts';

export interface Look {
  readonly font: string;
  /** Font for right-to-left and other complex scripts. */
  readonly complexFont: string;
  readonly language: string;
  readonly complexLanguage: string;
  /** Body size in half-points. */
  readonly size: number;
  /** Style definitions that only this document has. */
  readonly own?: string;
}

export interface Style {
  readonly name: string;
  readonly basedOn?: string;
  readonly next?: string;
  readonly paragraph?: string;
  readonly run?: string;
  /** Word leaves a style it does not know as built in marked as custom. */
  readonly custom?: boolean;
}

export function paragraphStyle(id: string, style: Style): string {
  const { paragraph = '', run = '' } = style;
  const format = [
    paragraph === '' ? '' : `<w:pPr>${paragraph}</w:pPr>`,
    run === '' ? '' : `<w:rPr>${run}</w:rPr>`,
  ].join('');
  return definition('paragraph', id, { basedOn: 'Normal', ...style }, format);
}

export function characterStyle(id: string, style: Style): string {
  return definition('character', id, style, `<w:rPr>${style.run ?? ''}</w:rPr>`);
}

function definition(type: string, id: string, style: Style, format: string): string {
  const custom = style.custom ? ' w:customStyle="1"' : '';
  const basedOn = style.basedOn ? `<w:basedOn w:val="${style.basedOn}"/>` : '';
  const next = style.next ? `<w:next w:val="${style.next}"/>` : '';
  return `<w:style w:type="${type}"${custom} w:styleId="${id}"><w:name w:val="${style.name}"/>${basedOn}${next}<w:uiPriority w:val="10"/><w:qFormat/>${format}</w:style>`;
}

export const accent = '1F4E79';

/** The styles part: the defaults, the styles every example uses, and the document's own. */
export function stylesPart(look: Look): string {
  return wordPart('styles', `${defaults(look)}${everyday}${tableStyles}${look.own ?? ''}`);
}

function defaults({ font, complexFont, language, complexLanguage, size }: Look): string {
  return [
    '<w:docDefaults><w:rPrDefault><w:rPr>',
    `<w:rFonts w:ascii="${font}" w:eastAsia="${font}" w:hAnsi="${font}" w:cs="${complexFont}"/>`,
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
    `<w:lang w:val="${language}" w:eastAsia="en-US" w:bidi="${complexLanguage}"/>`,
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
  ].join('');
}

const everyday = [
  paragraphStyle('Title', {
    name: 'Title',
    next: 'Subtitle',
    paragraph: '<w:spacing w:before="240" w:after="60" w:line="240" w:lineRule="auto"/>',
    run: `<w:b/><w:bCs/><w:color w:val="${accent}"/><w:sz w:val="40"/><w:szCs w:val="40"/>`,
  }),
  paragraphStyle('Subtitle', {
    name: 'Subtitle',
    next: 'Normal',
    paragraph: '<w:spacing w:after="240"/>',
    run: '<w:color w:val="595959"/><w:sz w:val="24"/><w:szCs w:val="24"/>',
  }),
  paragraphStyle('Header', {
    name: 'header',
    paragraph:
      '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="4" w:color="A6A6A6"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="9356"/></w:tabs><w:spacing w:after="0"/>',
    run: '<w:color w:val="595959"/><w:sz w:val="16"/><w:szCs w:val="16"/>',
  }),
  paragraphStyle('Footer', {
    name: 'footer',
    paragraph: '<w:tabs><w:tab w:val="right" w:pos="9356"/></w:tabs><w:spacing w:after="0"/>',
    run: '<w:color w:val="595959"/><w:sz w:val="16"/><w:szCs w:val="16"/>',
  }),
  paragraphStyle('TableText', {
    name: 'Table Text',
    custom: true,
    paragraph: '<w:spacing w:before="50" w:after="50" w:line="240" w:lineRule="auto"/>',
    run: '<w:sz w:val="18"/><w:szCs w:val="18"/>',
  }),
  paragraphStyle('ListParagraph', {
    name: 'List Paragraph',
    paragraph: '<w:spacing w:after="60"/><w:ind w:left="720"/><w:contextualSpacing/>',
  }),
  characterStyle('Hyperlink', {
    name: 'Hyperlink',
    run: '<w:color w:val="0563C1"/><w:u w:val="single"/>',
  }),
  characterStyle('PlaceholderText', { name: 'Placeholder Text', run: '<w:color w:val="767676"/>' }),
].join('');

const border = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8EA9C1"/>`;

const tableStyles = [
  '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>',
  '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
  '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/>',
  `<w:tblPr><w:tblBorders>${['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('')}</w:tblBorders></w:tblPr>`,
  `<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${accent}"/></w:tcPr></w:tblStylePr></w:style>`,
].join('');

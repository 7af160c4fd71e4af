import type { Level } from './numbering.ts';
import { accent, characterStyle, paragraphStyle } from './styles.ts';

/** Lists of the agreement: 1 clauses, 2 recitals, 3 schedules (whose number is a word and a numeral). */
export const agreementLists: readonly (readonly Level[])[] = [
  [
    { format: 'decimal', text: '%1.', indent: [709, 709], style: 'Heading1' },
    { format: 'decimal', text: '%1.%2', indent: [709, 709], style: 'ClauseLevel2' },
    { format: 'lowerLetter', text: '(%3)', indent: [1276, 567], style: 'ClauseLevel3' },
    { format: 'lowerRoman', text: '(%4)', indent: [1843, 567] },
  ],
  [{ format: 'upperLetter', text: '(%1)', indent: [709, 709], style: 'Recital' }],
  [{ format: 'decimal', text: 'Schedule %1:', indent: [1843, 1843], style: 'ScheduleHeading' }],
];

const numbered = (list: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;

const headingRun = `<w:b/><w:bCs/><w:color w:val="${accent}"/><w:sz w:val="22"/><w:szCs w:val="22"/>`;

export const agreementStyles = [
  paragraphStyle('Heading1', {
    name: 'heading 1',
    next: 'ClauseLevel2',
    paragraph: `<w:keepNext/>${numbered(1, 0)}<w:spacing w:before="240" w:after="100"/><w:outlineLvl w:val="0"/>`,
    run: headingRun,
  }),
  paragraphStyle('UnnumberedHeading', {
    name: 'Unnumbered Heading',
    custom: true,
    next: 'Normal',
    paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="100"/><w:outlineLvl w:val="0"/>',
    run: headingRun,
  }),
  paragraphStyle('ScheduleHeading', {
    name: 'Schedule Heading',
    custom: true,
    next: 'Normal',
    paragraph: `<w:keepNext/>${numbered(3, 0)}<w:spacing w:before="360" w:after="120"/><w:outlineLvl w:val="0"/>`,
    run: headingRun,
  }),
  paragraphStyle('ClauseLevel2', {
    name: 'Clause Level 2',
    custom: true,
    paragraph: `${numbered(1, 1)}<w:jc w:val="both"/>`,
  }),
  paragraphStyle('ClauseLevel3', {
    name: 'Clause Level 3',
    custom: true,
    paragraph: `${numbered(1, 2)}<w:spacing w:after="80"/><w:jc w:val="both"/>`,
  }),
  paragraphStyle('Recital', {
    name: 'Recital',
    custom: true,
    paragraph: `${numbered(2, 0)}<w:jc w:val="both"/>`,
  }),
  paragraphStyle('Definition', {
    name: 'Definition',
    custom: true,
    paragraph: '<w:spacing w:after="80"/><w:ind w:left="709"/><w:jc w:val="both"/>',
  }),
  paragraphStyle('ContactLine', {
    name: 'Contact Line',
    custom: true,
    paragraph:
      '<w:tabs><w:tab w:val="left" w:pos="1843"/></w:tabs><w:spacing w:after="20"/><w:ind w:left="1843" w:hanging="1843"/>',
  }),
  paragraphStyle('SignatureLine', {
    name: 'Signature Line',
    custom: true,
    paragraph:
      '<w:keepNext/><w:keepLines/><w:tabs><w:tab w:val="left" w:pos="1276"/><w:tab w:val="left" w:leader="underscore" w:pos="4253"/></w:tabs><w:spacing w:before="120" w:after="120"/>',
  }),
  paragraphStyle('CommentText', {
    name: 'annotation text',
    run: '<w:sz w:val="18"/><w:szCs w:val="18"/>',
  }),
  characterStyle('CommentReference', {
    name: 'annotation reference',
    run: '<w:sz w:val="16"/><w:szCs w:val="16"/>',
  }),
  '<w:style w:type="table" w:customStyle="1" w:styleId="SignatureTable"><w:name w:val="Signature Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/></w:style>',
].join('');

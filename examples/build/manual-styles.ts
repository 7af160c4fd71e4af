import type { Level } from './numbering.ts';
import { bullets } from './numbering.ts';
import { accent, characterStyle, paragraphStyle } from './styles.ts';

/** Lists of the manual: 1 headings, 2 bullets, 3 the steps of a procedure. */
export const manualLists: readonly (readonly Level[])[] = [
  [
    { format: 'decimal', text: '%1', indent: [567, 567], style: 'Heading1' },
    { format: 'decimal', text: '%1.%2', indent: [567, 567], style: 'Heading2' },
  ],
  bullets,
  [{ format: 'decimal', text: 'Step %1:', indent: [1134, 1134] }],
];

const colour = `<w:color w:val="${accent}"/>`;
const heading = (level: number, size: number, before: number): string =>
  paragraphStyle(`Heading${level}`, {
    name: `heading ${level}`,
    next: 'Normal',
    paragraph: `<w:keepNext/><w:numPr><w:ilvl w:val="${level - 1}"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="${before}" w:after="120"/><w:outlineLvl w:val="${level - 1}"/>`,
    run: `<w:b/><w:bCs/>${colour}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`,
  });

const contents = (level: number, indent: number, tab: number): string =>
  paragraphStyle(`TOC${level}`, {
    name: `toc ${level}`,
    next: 'Normal',
    paragraph: `<w:tabs><w:tab w:val="left" w:pos="${tab}"/><w:tab w:val="right" w:leader="dot" w:pos="9356"/></w:tabs><w:spacing w:after="60"/><w:ind w:left="${indent}"/>`,
  });

const note = (kind: 'footnote' | 'endnote', id: string): string =>
  [
    paragraphStyle(`${id}Text`, {
      name: `${kind} text`,
      paragraph: '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>',
      run: '<w:sz w:val="16"/><w:szCs w:val="16"/>',
    }),
    characterStyle(`${id}Reference`, {
      name: `${kind} reference`,
      run: '<w:vertAlign w:val="superscript"/>',
    }),
  ].join('');

export const manualStyles = [
  heading(1, 28, 360),
  heading(2, 23, 240),
  contents(1, 0, 454),
  contents(2, 454, 1134),
  paragraphStyle('TOCHeading', {
    name: 'TOC Heading',
    paragraph: '<w:keepNext/><w:spacing w:before="360" w:after="120"/>',
    run: `<w:b/><w:bCs/>${colour}<w:sz w:val="28"/><w:szCs w:val="28"/>`,
  }),
  paragraphStyle('Caption', {
    name: 'caption',
    next: 'Normal',
    paragraph: '<w:spacing w:after="200" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
    run: `<w:i/><w:iCs/>${colour}<w:sz w:val="18"/><w:szCs w:val="18"/>`,
  }),
  paragraphStyle('Figure', {
    name: 'Figure',
    custom: true,
    next: 'Caption',
    paragraph: '<w:keepNext/><w:spacing w:before="120" w:after="60"/><w:jc w:val="center"/>',
  }),
  paragraphStyle('CodeBlock', {
    name: 'Code Block',
    custom: true,
    paragraph:
      '<w:pBdr><w:left w:val="single" w:sz="18" w:space="8" w:color="A6A6A6"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/><w:spacing w:after="0" w:line="240" w:lineRule="auto"/><w:ind w:left="227"/>',
    run: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/><w:noProof/><w:sz w:val="17"/><w:szCs w:val="17"/>',
  }),
  paragraphStyle('Index1', {
    name: 'index 1',
    paragraph: '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="4420"/></w:tabs><w:spacing w:after="20"/>',
  }),
  paragraphStyle('IndexHeading', {
    name: 'index heading',
    next: 'Index1',
    paragraph: '<w:keepNext/><w:spacing w:before="360" w:after="120"/>',
    run: `<w:b/><w:bCs/>${colour}<w:sz w:val="28"/><w:szCs w:val="28"/>`,
  }),
  note('footnote', 'Footnote'),
  note('endnote', 'Endnote'),
  characterStyle('CodeWord', {
    name: 'Code Word',
    custom: true,
    run: '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/><w:noProof/><w:sz w:val="18"/><w:szCs w:val="18"/>',
  }),
  characterStyle('KeyName', { name: 'Key Name', custom: true, run: '<w:b/><w:bCs/>' }),
].join('');

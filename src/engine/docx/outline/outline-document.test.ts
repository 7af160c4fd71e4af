import { describe, expect, it } from 'vitest';
import { defaultContentOptions, extractDocument } from '#engine/docx/extract';
import { openPackage } from '#engine/docx/package';
import { buildDocx, type DocxFixture, relationshipPart } from '#test/docx-builder';
import { png } from '#test/rasters';
import { outlineDocument } from './outline-document.ts';

function outlineOf(fixture: DocxFixture, options = defaultContentOptions) {
  const { package: pkg } = openPackage(buildDocx(fixture));
  const document = extractDocument(pkg!, options);
  const texts = new Map(
    document.blocks.map(({ id, text }) => [
      id,
      text.items.map((item) => (item.kind === 'text' ? item.text : '')).join(''),
    ]),
  );
  return outlineDocument(document).map(({ blockId, ...entry }) => ({
    ...entry,
    text: blockId === undefined ? undefined : texts.get(blockId),
  }));
}

const p = (text: string, properties = '') =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const item = (text: string, list: number, level = 0) =>
  p(text, `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`);
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

describe('an outline', () => {
  it('knows headings by their styles, by what these are based on, and by their own level', () => {
    const styles = `<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/></w:style>
      <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>
      <w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>`;
    const body = [
      p('Title', '<w:pStyle w:val="T"/>'),
      p('Two', '<w:pStyle w:val="H2"/>'),
      p('Mine', '<w:pStyle w:val="Own"/>'),
      p('Direct', '<w:outlineLvl w:val="0"/>'),
      p('None', '<w:pStyle w:val="H2"/><w:outlineLvl w:val="9"/>'),
    ].join('');
    const found = outlineOf({ body, parts: { 'word/styles.xml': styles } });
    expect(found.map(({ text, heading }) => [text, heading])).toEqual([
      ['Title', 0],
      ['Two', 2],
      ['Mine', 2],
      ['Direct', 1],
      ['None', undefined],
    ]);
  });

  it('counts lists on, level by level, also over paragraphs without words', () => {
    const numbering = `<w:abstractNum w:abstractNumId="7">${level(0, 'decimal', '%1.')}${level(1, 'lowerLetter', '%1.%2)')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="9">${level(0, 'upperRoman', '%1')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>
      <w:num w:numId="3"><w:abstractNumId w:val="9"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="14"/></w:lvlOverride></w:num>`;
    const body = [
      item('One', 1),
      item('—', 1),
      item('Inner', 1, 1),
      item('Inner two', 1, 1),
      item('Three', 1),
      item('Again', 1, 1),
      item('Bullet', 2),
      item('Roman', 3),
      item('Unknown', 99),
    ].join('');
    const found = outlineOf({ body, parts: { 'word/numbering.xml': numbering } });
    expect(found.map(({ text, fixed, list }) => [text ?? fixed, list?.marker, list?.level])).toEqual([
      ['One', '1.', 0],
      ['—', '2.', 0],
      ['Inner', '2.a)', 1],
      ['Inner two', '2.b)', 1],
      ['Three', '3.', 0],
      ['Again', '3.a)', 1],
      ['Bullet', '•', 0],
      ['Roman', 'XIV', 0],
      ['Unknown', undefined, undefined],
    ]);
  });

  it('places cells, those of inner tables and in content controls too', () => {
    const cell = (inside: string, span = 1) =>
      `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr>${inside}</w:tc>`;
    const inner = `<w:tbl><w:tr>${cell(p('Inner'))}</w:tr></w:tbl>`;
    const body = `<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(p('Wide'), 2)}${cell(p('Last'))}</w:tr>
      <w:sdt><w:sdtContent><w:tr>${cell('<w:p/>')}${cell(inner + p('Behind'))}</w:tr></w:sdtContent></w:sdt></w:tbl>${p('After')}`;
    const found = outlineOf({ body });
    expect(
      found.map(({ text, cells }) => [
        text,
        cells.map((at) => [at.table, at.row, at.column, at.span, at.isHeader]),
      ]),
    ).toEqual([
      ['Wide', [[0, 0, 0, 2, true]]],
      ['Last', [[0, 0, 2, 1, true]]],
      [
        'Inner',
        [
          [0, 1, 1, 1, false],
          [1, 0, 0, 1, false],
        ],
      ],
      ['Behind', [[0, 1, 1, 1, false]]],
      ['After', []],
    ]);
  });

  it('shows what is not translated in its place, and pictures, and marks what is apart from the body', () => {
    const drawing = '<w:p><w:r><w:drawing/></w:r></w:p>';
    const box = `<w:p><w:r><w:t>Around</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent>${p('Boxed')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    const beside = '<w:p><w:r><w:drawing/><w:t>Beside</w:t></w:r></w:p>';
    const found = outlineOf({
      body: p('First') + p('***') + drawing + box + beside + p('Last'),
      parts: {
        'word/header1.xml': p('Head'),
        'word/footnotes.xml': `<w:footnote w:id="1">${p('Note')}</w:footnote>`,
      },
    });
    expect(found.map(({ text, fixed, area, pictures }) => [text ?? fixed, area, pictures.length])).toEqual([
      ['First', 'body', 0],
      ['***', 'body', 0],
      [undefined, 'body', 1],
      ['Around', 'body', 0],
      ['Boxed', 'text box', 0],
      ['Beside', 'body', 1],
      ['Last', 'body', 0],
      ['Head', 'header', 0],
      ['Note', 'footnote', 0],
    ]);
  });

  it('has once what a document holds twice for older programs', () => {
    const twice = (choice: string, fallback: string) =>
      `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice><mc:Fallback>${fallback}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const found = outlineOf({
      body: twice('<w:drawing/>', '<w:pict/>') + twice('<w:t>**</w:t>', '<w:t>**</w:t>'),
    });
    expect(found.map(({ fixed, pictures }) => [fixed, pictures.length])).toEqual([
      [undefined, 1],
      ['**', 0],
    ]);
  });

  it('finds pictures by the relationships of the part they are in', () => {
    const image = (content: Uint8Array) => ({ content, contentType: 'image/png', kind: 'image' });
    const drawing =
      '<w:p><w:r><w:drawing><wp:inline><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
    const header = `<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId1"/></v:shape></w:pict></w:r></w:p>`;
    const related = relationshipPart(
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="media/b.png"/>',
    );
    const found = outlineOf({
      body: drawing,
      parts: {
        'word/media/a.png': image(png()),
        'word/media/b.png': { content: png(), contentType: 'image/png' },
        'word/header1.xml': header,
      },
      entries: [{ name: 'word/_rels/header1.xml.rels', content: related }],
    });
    expect(found.map(({ part, pictures }) => [part, pictures.map(({ picture }) => picture.part)])).toEqual([
      ['/word/document.xml', ['/word/media/a.png']],
      ['/word/header1.xml', ['/word/media/b.png']],
    ]);
  });

  it('holds every block once, in the order of the extraction, whatever the options', () => {
    const body = `${p('One')}<mc:AlternateContent><mc:Choice Requires="wps">${p('Choice')}</mc:Choice><mc:Fallback>${p('Choice')}</mc:Fallback></mc:AlternateContent>${p('Two')}`;
    const { package: pkg } = openPackage(buildDocx({ body, parts: { 'word/header1.xml': p('Head') } }));
    for (const options of [defaultContentOptions, { ...defaultContentOptions, headersAndFooters: false }]) {
      const document = extractDocument(pkg!, options);
      const own = document.blocks.filter(({ mirrorOf }) => mirrorOf === undefined).map(({ id }) => id);
      expect(outlineDocument(document).flatMap(({ blockId }) => blockId ?? [])).toEqual(own);
    }
  });
});

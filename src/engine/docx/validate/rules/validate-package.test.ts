import { describe, expect, it } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { validatePackage } from '#engine/docx/validate';
import { buildDocx, type DocxFixture } from '#test/docx-builder';

function codes(fixture: DocxFixture): string[] {
  const opened = openPackage(buildDocx(fixture));
  if (!opened.package) throw new Error(opened.findings[0]!.message);
  return validatePackage(opened.package).map(({ code }) => code);
}

const run = (inside: string) => `<w:p><w:r>${inside}</w:r></w:p>`;
const text = (inside: string) => run(`<w:t>${inside}</w:t>`);
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const table = (row: string) => `<w:tbl><w:tblGrid/><w:tr>${row}</w:tr></w:tbl>`;
const box = (inside: string) =>
  `<w:pict><v:shape><v:textbox><w:txbxContent>${inside}</w:txbxContent></v:textbox></v:shape></w:pict>`;

describe('what a sound document may hold', () => {
  const sound: Record<string, DocxFixture> = {
    text: {},
    'a field over two paragraphs': {
      body: `<w:p>${mark('begin')}${mark('separate')}</w:p><w:p>${mark('end')}</w:p>`,
    },
    'a field inside the instruction of another': {
      body: `<w:p>${mark('begin')}${mark('begin')}${mark('end')}${mark('separate')}${mark('end')}</w:p>`,
    },
    'a field around a text box with a field': {
      body: `<w:p>${mark('begin')}<w:r>${box(`<w:p>${mark('begin')}${mark('end')}</w:p>`)}</w:r>${mark('end')}</w:p>`,
    },
    'a bookmark over two paragraphs': {
      body: '<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p><w:p><w:bookmarkEnd w:id="1"/></w:p>',
    },
    'a cell that ends with a content control': {
      body: table('<w:tc><w:sdt><w:sdtContent><w:p/></w:sdtContent></w:sdt></w:tc>'),
    },
    'a row whose cells are in a content control': {
      body: table('<w:sdt><w:sdtContent><w:tc><w:p/></w:tc></w:sdtContent></w:sdt>'),
    },
    'a deleted drawing with live text in it': {
      body: `<w:p><w:del w:id="1"><w:r><w:delText>a</w:delText>${box(text('b'))}</w:r></w:del></w:p>`,
    },
    'moved text that stays live': {
      body: '<w:p><w:moveFrom w:id="1"><w:r><w:t>a</w:t></w:r></w:moveFrom></w:p>',
    },
    'spaces preserved by an ancestor': {
      body: '<w:p xml:space="preserve"><w:r><w:t> a </w:t></w:r></w:p>',
    },
    'the same bookmark in choice and fallback': {
      body: `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box('<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p>')}</mc:Choice><mc:Fallback>${box('<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/></w:p>')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    },
    'a link to nowhere and one inside the document': {
      body: `<w:p><w:hyperlink r:id=""/><w:hyperlink r:id="here"/></w:p>`,
      relationships:
        '<Relationship Id="here" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="#top"/>',
    },
    'an entry that is no part': { entries: [{ name: '[trash]/0000.dat', content: 'x' }] },
  };
  it.each(Object.entries(sound))('%s', (_, fixture) => expect(codes(fixture)).toEqual([]));
});

describe('what the rules find', () => {
  const chart = 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml';
  const faulty: Record<string, [code: string, DocxFixture]> = {
    'a part without content type': [
      'part-content-type-missing',
      { parts: { 'word/picture.odd': { content: 'x', contentType: '', kind: 'image' } } },
    ],
    'a part that is not what its relationship says': [
      'part-content-type-mismatch',
      { parts: { 'word/a.xml': { content: '<a/>', contentType: chart, kind: 'footnotes' } } },
    ],
    'a part that is not well-formed': [
      'part-not-well-formed',
      { parts: { 'word/chart1.xml': { content: '<a>', contentType: chart } } },
    ],
    'a relationship to a part that is missing': [
      'relationship-target-missing',
      { relationships: '<Relationship Id="x" Type="http://a/image" Target="media/none.png"/>' },
    ],
    'two relationships with one id': [
      'relationship-id-duplicate',
      {
        relationships:
          '<Relationship Id="x" Type="http://a/hyperlink" Target="http://a" TargetMode="External"/>'.repeat(
            2,
          ),
      },
    ],
    'a reference to no relationship': [
      'relationship-reference-missing',
      { body: '<w:p><w:hyperlink r:id="none"/></w:p>' },
    ],
    'a picture without its part': [
      'relationship-reference-missing',
      { body: run('<w:drawing><a:blip r:embed="none"/></w:drawing>') },
    ],
    'an ignorable prefix nobody declared': [
      'compatibility-prefix-undeclared',
      { body: '<w:p mc:Ignorable="w14 w99"/>' },
    ],
    'a choice that requires an unknown prefix': [
      'compatibility-prefix-undeclared',
      { body: run('<mc:AlternateContent><mc:Choice Requires="w99"/></mc:AlternateContent>') },
    ],
    'alternate content without a choice': [
      'compatibility-choice-missing',
      { body: run('<mc:AlternateContent><mc:Fallback/></mc:AlternateContent>') },
    ],
    'a field without end': ['field-unbalanced', { body: `<w:p>${mark('begin')}${mark('separate')}</w:p>` }],
    'a field without begin': ['field-unbalanced', { body: `<w:p>${mark('end')}</w:p>` }],
    'a field that ends in a text box': [
      'field-unbalanced',
      { body: `<w:p>${mark('begin')}<w:r>${box(`<w:p>${mark('end')}</w:p>`)}</w:r></w:p>` },
    ],
    'two separators in a field': [
      'field-separator-misplaced',
      { body: `<w:p>${mark('begin')}${mark('separate')}${mark('separate')}${mark('end')}</w:p>` },
    ],
    'a bookmark without end': [
      'bookmark-end-missing',
      { body: '<w:p><w:bookmarkStart w:id="1" w:name="a"/></w:p>' },
    ],
    'a bookmark without start': ['bookmark-start-missing', { body: '<w:p><w:bookmarkEnd w:id="1"/></w:p>' }],
    'two bookmarks with one id': [
      'bookmark-id-duplicate',
      {
        body: '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/></w:p>',
      },
    ],
    'two bookmarks with one name': [
      'bookmark-name-duplicate',
      {
        body: '<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkStart w:id="2" w:name="a"/><w:bookmarkEnd w:id="1"/><w:bookmarkEnd w:id="2"/></w:p>',
      },
    ],
    'a reference to no comment': ['comment-missing', { body: run('<w:commentReference w:id="3"/>') }],
    'two comments with one id': [
      'comment-id-duplicate',
      { parts: { 'word/comments.xml': '<w:comment w:id="1"><w:p/></w:comment>'.repeat(2) } },
    ],
    'a comment range without end': [
      'comment-range-unbalanced',
      { body: '<w:p><w:commentRangeStart w:id="1"/></w:p>' },
    ],
    'a reference to no footnote': ['note-missing', { body: run('<w:footnoteReference w:id="3"/>') }],
    'a reference to no endnote': ['note-missing', { body: run('<w:endnoteReference w:id="3"/>') }],
    'two footnotes with one id': [
      'note-id-duplicate',
      { parts: { 'word/footnotes.xml': '<w:footnote w:id="1"><w:p/></w:footnote>'.repeat(2) } },
    ],
    'a permission without end': ['permission-unbalanced', { body: '<w:p><w:permStart w:id="1"/></w:p>' }],
    'live text in a deletion': [
      'revision-text-live',
      { body: '<w:p><w:del w:id="1"><w:r><w:t>a</w:t></w:r></w:del></w:p>' },
    ],
    'deleted text outside a deletion': ['revision-text-deleted', { body: run('<w:delText>a</w:delText>') }],
    'a move to nowhere': [
      'revision-move-unbalanced',
      { body: '<w:p><w:moveFromRangeStart w:id="1" w:name="m"/><w:moveFromRangeEnd w:id="1"/></w:p>' },
    ],
    'two moves with one name': [
      'revision-move-duplicate',
      {
        body: `<w:p>${['From', 'To', 'To'].map((way, id) => `<w:move${way}RangeStart w:id="${id}" w:name="m"/><w:move${way}RangeEnd w:id="${id}"/>`).join('')}</w:p>`,
      },
    ],
    'a table without rows': ['table-row-missing', { body: '<w:tbl><w:tblGrid/></w:tbl>' }],
    'a table without columns': [
      'table-grid-missing',
      { body: '<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>' },
    ],
    'a row without cells': ['table-cell-missing', { body: table('<w:trPr/>') }],
    'a cell without paragraph': ['table-cell-unfinished', { body: table('<w:tc><w:tcPr/></w:tc>') }],
    'a cell that ends with a table': [
      'table-cell-unfinished',
      { body: table(`<w:tc><w:p/>${table('<w:tc><w:p/></w:tc>')}</w:tc>`) },
    ],
    'a paragraph in a table': [
      'element-misplaced',
      { body: table(`<w:tc><w:p/></w:tc></w:tr><w:p/><w:tr><w:tc><w:p/></w:tc>`) },
    ],
    'a paragraph in a paragraph': ['element-misplaced', { body: '<w:p><w:p/></w:p>' }],
    'a run in a run': ['element-misplaced', { body: run('<w:r/>') }],
    'a run in the body': ['element-misplaced', { body: '<w:r/><w:p/>' }],
    'section properties before the end': ['element-misplaced', { body: '<w:sectPr/><w:p/>' }],
    'text in a paragraph': ['text-misplaced', { body: '<w:p>a</w:p>' }],
    'run properties behind text': ['properties-misplaced', { body: run('<w:t>a</w:t><w:rPr/>') }],
    'paragraph properties twice': ['properties-misplaced', { body: '<w:p><w:pPr/><w:pPr/></w:p>' }],
    'a content control without content': ['control-content-missing', { body: '<w:sdt/><w:p/>' }],
    'a bookmark without name': [
      'attribute-missing',
      { body: '<w:p><w:bookmarkStart w:id="1"/><w:bookmarkEnd w:id="1"/></w:p>' },
    ],
    'a field mark of no kind': ['attribute-missing', { body: run('<w:fldChar/>') }],
    'a style that is not defined': [
      'style-missing',
      { body: '<w:p><w:pPr><w:pStyle w:val="None"/></w:pPr></w:p>', parts: { 'word/styles.xml': '' } },
    ],
    'two styles with one id': [
      'style-id-duplicate',
      { parts: { 'word/styles.xml': '<w:style w:styleId="a"/><w:style w:styleId="a"/>' } },
    ],
    'a list that is not defined': [
      'numbering-missing',
      { body: '<w:p><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:p>' },
    ],
    'a list without definition': [
      'numbering-missing',
      { parts: { 'word/numbering.xml': '<w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num>' } },
    ],
    'two drawings with one id': [
      'drawing-id-duplicate',
      { body: run('<w:drawing><wp:docPr id="1"/></w:drawing><w:drawing><wp:docPr id="1"/></w:drawing>') },
    ],
    'a space that is dropped': ['space-not-preserved', { body: text('a ') }],
  };
  it.each(Object.entries(faulty))('%s', (_, [code, fixture]) =>
    expect([...new Set(codes(fixture))]).toEqual([code]),
  );
});

describe('findings', () => {
  it('name part and paragraph', () => {
    const opened = openPackage(
      buildDocx({ body: `<w:p/>${table('<w:tc/>')}<w:p/><w:p>${mark('end')}</w:p>` }),
    );
    expect(validatePackage(opened.package!)).toMatchObject([
      { code: 'table-cell-unfinished', part: '/word/document.xml', place: 'paragraph 1' },
      { code: 'field-unbalanced', part: '/word/document.xml', place: 'paragraph 3' },
    ]);
  });

  it('stop at ten thousand a part and say so', () => {
    const found = codes({ body: '<w:p>a</w:p>'.repeat(12_000) });
    expect(found).toHaveLength(10_000);
    expect(found.at(-1)).toBe('faults-too-many');
  });
});

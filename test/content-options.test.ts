/** What of a document can be read or heard, the option that switches it, and what becomes of it unless told otherwise. */
import { describe, expect, it } from 'vitest';
import { contentOptionsSchema, extractDocument } from '#engine/docx/extract';
import { openPackage } from '#engine/docx/package';
import { markedText } from '#engine/inline';
import { buildDocx, type DocxFixture, fixtureNamespaces } from '#test/docx-builder';

type Switch = keyof ReturnType<typeof contentOptionsSchema.parse>;

const p = (inside: string): string => `<w:p>${inside}</w:p>`;
const r = (text: string, rPr = ''): string => `<w:r><w:rPr>${rPr}</w:rPr><w:t>${text}</w:t></w:r>`;
const text = 'Something to read';
const beside = p(r('Always there'));
const inBody = (inside: string): DocxFixture => ({ body: beside + inside });
const inPart = (path: string, content: string, contentType: string, kind = 'custom'): DocxFixture => ({
  body: beside,
  parts: { [path]: { content, contentType, kind } },
});
const inStory = (path: string, content: string): DocxFixture => ({
  body: beside,
  parts: { [path]: content },
});
const office = 'application/vnd.openxmlformats-officedocument';
const control = (properties: string, content: string): string =>
  `<w:sdt><w:sdtPr>${properties}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
const drawing = (attributes: string, inside = ''): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" ${attributes}/>${inside}</wp:inline></w:drawing></w:r>`;
const formField = (inside: string): string =>
  p(
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${inside}</w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  );
const instruction = (words: string): string =>
  p(
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>${words}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`,
  );
const chart = (inside: string): DocxFixture =>
  inPart(
    'word/charts/chart1.xml',
    `<c:chartSpace${fixtureNamespaces}><c:chart>${inside}</c:chart></c:chartSpace>`,
    `${office}.drawingml.chart+xml`,
    'chart',
  );

const switched: readonly (readonly [construct: string, option: Switch, byDefault: boolean, DocxFixture])[] = [
  ['a header', 'headersAndFooters', true, inStory('word/header1.xml', p(r(text)))],
  ['a footer', 'headersAndFooters', true, inStory('word/footer1.xml', p(r(text)))],
  [
    'a footnote',
    'notes',
    true,
    inStory('word/footnotes.xml', `<w:footnote w:id="1">${p(r(text))}</w:footnote>`),
  ],
  [
    'an endnote',
    'notes',
    true,
    inStory('word/endnotes.xml', `<w:endnote w:id="1">${p(r(text))}</w:endnote>`),
  ],
  [
    'a comment',
    'comments',
    true,
    inStory('word/comments.xml', `<w:comment w:id="1">${p(r(text))}</w:comment>`),
  ],
  [
    'a DrawingML text box',
    'textBoxes',
    true,
    inBody(
      p(
        `<w:r><w:drawing><wps:txbx><w:txbxContent>${p(r(text))}</w:txbxContent></wps:txbx></w:drawing></w:r>`,
      ),
    ),
  ],
  [
    'a VML text box',
    'textBoxes',
    true,
    inBody(
      p(`<w:r><w:pict><v:textbox><w:txbxContent>${p(r(text))}</w:txbxContent></v:textbox></w:pict></w:r>`),
    ),
  ],
  [
    'a watermark',
    'wordArt',
    true,
    inStory(
      'word/header1.xml',
      p(`<w:r><w:pict><v:shape><v:textpath string="${text}"/></v:shape></w:pict></w:r>`),
    ),
  ],
  [
    'a chart title',
    'charts',
    true,
    chart(`<c:title><c:tx><c:rich><a:p><a:r><a:t>${text}</a:t></a:r></a:p></c:rich></c:tx></c:title>`),
  ],
  [
    'a cached category of a chart',
    'charts',
    true,
    chart(
      `<c:cat><c:strRef><c:f>S!A1</c:f><c:strCache><c:pt idx="0"><c:v>${text}</c:v></c:pt></c:strCache></c:strRef></c:cat>`,
    ),
  ],
  [
    'SmartArt',
    'smartArt',
    true,
    inPart(
      'word/diagrams/data1.xml',
      `<dgm:dataModel${fixtureNamespaces}><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:p><a:r><a:t>${text}</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>`,
      `${office}.drawingml.diagramData+xml`,
      'diagramData',
    ),
  ],
  ['the description of a picture', 'altText', true, inBody(p(drawing(`descr="${text}"`)))],
  ['the title of a picture', 'altText', true, inBody(p(drawing(`title="${text}"`)))],
  [
    'alternative text in VML',
    'altText',
    true,
    inBody(p(`<w:r><w:pict><v:shape alt="${text}"/></w:pict></w:r>`)),
  ],
  [
    'the caption of a table',
    'altText',
    true,
    inBody(
      `<w:tbl><w:tblPr><w:tblCaption w:val="${text}"/></w:tblPr><w:tblGrid/><w:tr><w:tc>${beside}</w:tc></w:tr></w:tbl>`,
    ),
  ],
  [
    'a tooltip',
    'tooltips',
    true,
    inBody(p(`<w:hyperlink w:anchor="x" w:tooltip="${text}">${r('there')}</w:hyperlink>`)),
  ],
  [
    'the address of a link',
    'hyperlinkTargets',
    false,
    {
      body: beside + p(`<w:hyperlink r:id="link">${r('there')}</w:hyperlink>`),
      relationships: `<Relationship Id="link" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${text}" TargetMode="External"/>`,
    },
  ],
  [
    'an item of a drop-down control',
    'contentControls',
    true,
    inBody(
      control(
        `<w:dropDownList><w:listItem w:displayText="${text}" w:value="v"/></w:dropDownList>`,
        p(r('Choose')),
      ),
    ),
  ],
  [
    'the title of a control',
    'controlTitles',
    false,
    inBody(control(`<w:alias w:val="${text}"/>`, p(r('Value')))),
  ],
  [
    'the default of a text form field',
    'formFields',
    true,
    inBody(formField(`<w:textInput><w:default w:val="${text}"/></w:textInput>`)),
  ],
  [
    'the help of a form field',
    'formFields',
    true,
    inBody(formField(`<w:helpText w:type="text" w:val="${text}"/>`)),
  ],
  [
    'an item of a form field',
    'formFields',
    true,
    inBody(formField(`<w:ddList><w:listEntry w:val="${text}"/></w:ddList>`)),
  ],
  ['an index entry', 'fieldTexts', true, inBody(instruction(` XE "${text}" `))],
  ['a contents entry', 'fieldTexts', true, inBody(instruction(` TC "${text}" \\l 1 `))],
  [
    'words in a number',
    'numberingText',
    true,
    inStory(
      'word/numbering.xml',
      `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="${text} %1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    ),
  ],
  [
    'a prompt in the glossary document',
    'placeholders',
    true,
    inPart(
      'word/glossary/document.xml',
      `<w:glossaryDocument${fixtureNamespaces}><w:docParts><w:docPart><w:docPartBody>${p(r(text))}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>`,
      `${office}.wordprocessingml.document.glossary+xml`,
      'glossaryDocument',
    ),
  ],
  [
    'the title of the document',
    'documentProperties',
    true,
    inPart(
      'docProps/core.xml',
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${text}</dc:title></cp:coreProperties>`,
      'application/vnd.openxmlformats-package.core-properties+xml',
      'core-properties',
    ),
  ],
  [
    'a custom property',
    'customProperties',
    false,
    inPart(
      'docProps/custom.xml',
      `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="n"><vt:lpwstr>${text}</vt:lpwstr></property></Properties>`,
      `${office}.custom-properties+xml`,
      'custom-properties',
    ),
  ],
  ['hidden text', 'hiddenText', false, inBody(p(r(text, '<w:vanish/>')))],
  [
    'words in a formula',
    'mathText',
    false,
    inBody(p(`${r('x')}<m:oMath><m:r><m:rPr><m:nor/></m:rPr><m:t>${text}</m:t></m:r></m:oMath>`)),
  ],
  [
    'a reading above ruby text',
    'rubyReadings',
    false,
    inBody(p(`<w:r><w:ruby><w:rt>${r(text)}</w:rt><w:rubyBase>${r('Base')}</w:rubyBase></w:ruby></w:r>`)),
  ],
];

const always: readonly (readonly [construct: string, body: string])[] = [
  ['a paragraph', p(r(text))],
  ['a table cell', `<w:tbl><w:tblGrid/><w:tr><w:tc>${p(r(text))}</w:tc></w:tr></w:tbl>`],
  ['a control around paragraphs', control('<w:tag w:val="t"/>', p(r(text)))],
  ['a prompt that is showing', control('<w:showingPlcHdr/>', p(r(text)))],
  ['a link', p(`<w:hyperlink w:anchor="x">${r(text)}</w:hyperlink>`)],
  ['the result of a simple field', p(`<w:fldSimple w:instr=" REF x ">${r(text)}</w:fldSimple>`)],
  [
    'the base of ruby text',
    p(`<w:r><w:ruby><w:rt>${r('あ')}</w:rt><w:rubyBase>${r(text)}</w:rubyBase></w:ruby></w:r>`),
  ],
  ['an inserted run', p(`<w:ins w:id="1" w:author="A">${r(text)}</w:ins>`)],
];

function extract(fixture: DocxFixture, options: Readonly<Record<string, unknown>> = {}) {
  const { package: opened } = openPackage(buildDocx(fixture));
  const { blocks, coverage } = extractDocument(opened!, contentOptionsSchema.parse(options));
  return {
    isOffered: blocks.some((block) => markedText(block.text).includes(text)),
    rules: coverage.filter(({ disposition }) => disposition === 'skipped').map(({ rule }) => rule),
  };
}

describe('content options', () => {
  it.each(switched)('switch %s by %s', (_, option, byDefault, fixture) => {
    expect(extract(fixture).isOffered).toBe(byDefault);
    expect(extract(fixture, { [option]: true })).toMatchObject({ isOffered: true });
    const off = extract(fixture, { [option]: false });
    expect(off.isOffered).toBe(false);
    // Addresses are no text: the account counts them only where they are translated.
    if (option !== 'hyperlinkTargets') expect(off.rules).toContain(option);
  });

  it.each(always)('leave %s always on', (_, body) => {
    expect(extract({ body }).isOffered).toBe(true);
  });

  it.each([
    [
      'a paragraph style',
      { paragraphStyles: ['Code'] },
      p(`<w:pPr><w:pStyle w:val="Code"/></w:pPr>${r(text)}`),
    ],
    ['a character style', { characterStyles: ['Tag'] }, p(r(text, '<w:rStyle w:val="Tag"/>'))],
    ['a highlight', { highlights: ['yellow'] }, p(r(text, '<w:highlight w:val="yellow"/>'))],
    ['a colour', { colors: ['ff0000'] }, p(r(text, '<w:color w:val="FF0000"/>'))],
    ['a language', { languages: ['fr'] }, p(r(text, '<w:lang w:val="fr-CA"/>'))],
    ['the tag of a control', { controlTags: ['keep'] }, control('<w:tag w:val="keep"/>', p(r(text)))],
  ])('exclude and include by %s', (_, selection, marked) => {
    expect(extract({ body: marked }).isOffered).toBe(true);
    expect(extract({ body: marked }, { exclude: selection }).isOffered).toBe(false);
    expect(extract({ body: marked }, { include: selection }).isOffered).toBe(true);
    expect(extract({ body: p(r(text)) }, { include: selection }).isOffered).toBe(false);
  });

  it('keep what patterns match and what is not to be translated as codes', () => {
    const body = p(r(`Ask for ${text} in 42-AB`));
    expect(extract({ body }, { doNotTranslate: [text] }).isOffered).toBe(false);
    expect(extract({ body }, { codePatterns: ['Something to \\w+'] }).isOffered).toBe(false);
  });
});

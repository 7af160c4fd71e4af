import { describe, expect, it } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { markedText } from '#engine/inline';
import { buildDocx, type DocxFixture } from '#test/docx-builder';
import { type ContentOptions, contentOptionsSchema } from './content-options.ts';
import { type ExtractedDocument, extractDocument } from './extract-document.ts';

function extract(fixture: DocxFixture, options: Partial<ContentOptions> = {}): ExtractedDocument {
  const { package: opened } = openPackage(buildDocx(fixture));
  return extractDocument(opened!, { ...contentOptionsSchema.parse({}), ...options });
}

const texts = ({ blocks }: ExtractedDocument): string[] => blocks.map(({ text }) => markedText(text));
const p = (inside: string): string => `<w:p>${inside}</w:p>`;
const r = (text: string, rPr = ''): string =>
  `<w:r>${rPr && `<w:rPr>${rPr}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const code = (text: string): string => `<w:r><w:instrText xml:space="preserve">${text}</w:instrText></w:r>`;
const field = (instruction: string, result: string): string =>
  mark('begin') + code(instruction) + mark('separate') + result + mark('end');

const paragraphs: readonly (readonly [what: string, inside: string, marked: string])[] = [
  ['runs that look alike are one', r('One ', '<w:lang w:val="en-US"/>') + r('run.'), 'One run.'],
  [
    'blanks that are not preserved do not show',
    '<w:r><w:t> lead </w:t></w:r><w:r><w:t xml:space="default">\n er, </w:t></w:r><w:r><w:t> ends </w:t></w:r>',
    'leader, ends',
  ],
  [
    'blanks are preserved from outside as well',
    `<w:smartTag xml:space="preserve"><w:r><w:t>One </w:t></w:r></w:smartTag>${r('two')}`,
    '<1>One </1>two',
  ],
  [
    'another look is a pair',
    r('A long text with a ') + r('bold', '<w:b/>') + r(' word.'),
    'A long text with a <1>bold</1> word.',
  ],
  [
    'a character that only its font makes an arrow keeps its font',
    r('Choose ') + r('\uF0E0', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + r(' and go on'),
    'Choose <1>\uF0E0</1> and go on',
  ],
  [
    'the prevailing look has no code',
    r('Nearly all of it bold, ', '<w:b/>') + r('not'),
    'Nearly all of it bold, <1>not</1>',
  ],
  [
    'a look that changes inside a word moves to its edge',
    r('Wor') + r('d here', '<w:i/>') + r(' and more text behind'),
    'Word<1> here</1> and more text behind',
  ],
  [
    'a hyperlink is a pair',
    `${r('See ')}<w:hyperlink w:anchor="x">${r('there')}</w:hyperlink>`,
    'See <1>there</1>',
  ],
  ['a page number is a code', r('Page ') + field(' PAGE ', r('3')), 'Page <1/>'],
  [
    'a reference is a pair around its text',
    r('See ') + field(' REF a ', r('Clause one')),
    'See <1>Clause one</1>',
  ],
  [
    'a note reference is a code',
    `${r('Text')}<w:r><w:footnoteReference w:id="2"/></w:r>${r(' goes on.')}`,
    'Text<1/> goes on.',
  ],
  [
    'neighbouring objects are one code',
    `${r('a')}<w:r><w:br/></w:r><w:r><w:noBreakHyphen/></w:r>${r('b')}`,
    'a<1/>b',
  ],
  [
    'a bookmark that nothing refers to has no code',
    `<w:bookmarkStart w:id="1" w:name="n"/>${r('Text')}<w:bookmarkEnd w:id="1"/>`,
    'Text',
  ],
  [
    'a comment range is a pair',
    `<w:commentRangeStart w:id="1"/>${r('Text')}<w:commentRangeEnd w:id="1"/>`,
    '<1>Text</1>',
  ],
  ['a template marker is a code', r('Dear {{name}}, hello'), 'Dear <1/>, hello'],
  ['marks of proofing are nothing', `${r('a')}<w:proofErr w:type="spellStart"/>${r('b')}`, 'ab'],
  ['hidden text is a code', r('Seen') + r(' unseen', '<w:vanish/>'), 'Seen<1/>'],
  [
    'ruby is a pair around its base',
    `<w:r><w:ruby><w:rubyPr/><w:rt>${r('kan')}</w:rt><w:rubyBase>${r('漢')}</w:rubyBase></w:ruby></w:r>`,
    '<1>漢</1>',
  ],
  ['CDATA and entities are characters', '<w:r><w:t><![CDATA[a < b]]> &amp; c</w:t></w:r>', 'a < b & c'],
];

describe('a paragraph', () => {
  it.each(paragraphs)('in which %s', (_, inside, marked) => {
    expect(texts(extract({ body: p(inside) }))).toEqual([marked]);
  });

  it('without words is no block', () => {
    expect(texts(extract({ body: p(r(' — ')) + p('') + p(field(' PAGE ', r('3'))) }))).toEqual([]);
  });

  it('keeps every marker of a template, in every paragraph', () => {
    const body = p(r('Dear {{name}}')) + p(r('{{name}} again')) + p(r('{{name}}')) + p(r('of {{name}}'));
    expect(texts(extract({ body }))).toEqual(['Dear <1/>', '<1/> again', 'of <1/>']);
  });

  it('translates the prompt of a date control, not its date', () => {
    const control = (settings: string, text: string): string =>
      `<w:sdt><w:sdtPr>${settings}<w:date/></w:sdtPr><w:sdtContent>${r(text)}</w:sdtContent></w:sdt>`;
    const body = p(r('Due ') + control('', 'May 3')) + p(control('<w:showingPlcHdr/>', 'Enter a date'));
    expect(texts(extract({ body }))).toEqual(['Due <1/>', '<1>Enter a date</1>']);
  });

  it('gives bare text beside formatted wrappers their look rather than none', () => {
    const link = (inside: string): string => `<w:hyperlink w:anchor="x">${inside}</w:hyperlink>`;
    const { blocks } = extract({ body: p(link(r('{{x}}', '<w:b/>')) + link(r('word', '<w:b/>'))) });
    expect(blocks[0]!.source).toMatchObject({ rPr: '<w:rPr><w:b/></w:rPr>' });
  });
});

describe('other texts', () => {
  it('in attributes are blocks of their own', () => {
    const drawing =
      '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="n" descr="A cat"/></wp:inline></w:drawing></w:r>';
    const body = p(
      `<w:hyperlink w:anchor="x" w:tooltip="Go &amp; see">${r('there')}</w:hyperlink>${drawing}`,
    );
    const found = texts(extract({ body }));
    expect(found).toHaveLength(3);
    expect(found).toEqual(expect.arrayContaining(['A cat', 'Go & see']));
    const off = extract({ body }, { altText: false, tooltips: false });
    expect(off.blocks).toHaveLength(1);
    expect(
      off.coverage
        .filter(({ disposition }) => disposition === 'skipped')
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['altText', 'tooltips']);
  });

  it('in form fields are translated only where they are text', () => {
    const form = (inside: string): string =>
      p(
        `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${inside}</w:ffData></w:fldChar></w:r>${mark('end')}`,
      );
    const body = [
      form('<w:checkBox><w:default w:val="0"/></w:checkBox>'),
      form('<w:textInput><w:default w:val="Your name"/></w:textInput>'),
      form('<w:textInput><w:type w:val="calculated"/><w:default w:val="=A1+1"/></w:textInput>'),
      form('<w:helpText w:type="text" w:val="Fill in"/>'),
    ];
    expect(texts(extract({ body: body.join('') })).sort()).toEqual(['Fill in', 'Your name']);
  });

  it('in headers, notes and comments follow their options', () => {
    const parts = {
      'word/header1.xml': p(r('Head')),
      'word/footnotes.xml': `<w:footnote w:id="1">${p(r('Note'))}</w:footnote>`,
      'word/comments.xml': `<w:comment w:id="1">${p(r('Remark'))}</w:comment>`,
    };
    const body = p(r('Body'));
    expect(texts(extract({ body, parts }))).toEqual(['Body', 'Head', 'Note', 'Remark']);
    const off = { headersAndFooters: false, notes: false, comments: false };
    expect(texts(extract({ body, parts }, off))).toEqual(['Body']);
  });

  it('in a drawing and its fallback are translated once', () => {
    const box = `<w:txbxContent>${p(r('Boxed'))}</w:txbxContent>`;
    const body = p(
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    );
    const { blocks } = extract({ body });
    expect(blocks.map(({ mirrorOf }) => mirrorOf)).toEqual([undefined, blocks[0]!.id]);
  });
});

describe('tracked changes', () => {
  const revision = 'w:id="1" w:author="A"';
  const body = p(
    `${r('Fee ')}<w:del ${revision}><w:r><w:delText>100</w:delText></w:r></w:del><w:ins ${revision}>${r('120')}</w:ins>${r(' euros')}`,
  );

  it.each([
    ['accept', 'Fee 120 euros'],
    ['original', 'Fee 100 euros'],
  ] as const)('read as the option %s says', (revisions, text) => {
    expect(texts(extract({ body }, { revisions }))).toEqual([text]);
  });

  it('are accounted for node by node where they are taken out', () => {
    const removed = p(
      `<w:del ${revision}><w:r><w:delText>cut<?pi?>text</w:delText></w:r></w:del>${r('left')}`,
    );
    expect(extract({ body: removed }).coverage).toContainEqual(
      expect.objectContaining({ node: 'w:delText', rule: 'revision', nodes: 2, characters: 7 }),
    );
  });

  it('are refused where the options say so', () => {
    const { blocks, findings } = extract({ body }, { revisions: 'refuse' });
    expect(blocks).toEqual([]);
    expect(findings).toMatchObject([{ code: 'revisions-present', severity: 'error' }]);
  });
});

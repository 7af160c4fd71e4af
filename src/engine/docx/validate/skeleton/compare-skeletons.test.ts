import { describe, expect, it } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { compareSkeletons, type SkeletonOptions } from '#engine/docx/validate';
import { parseXml, type XmlTree } from '#engine/docx/xml';
import { buildDocx, type DocxFixture } from '#test/docx-builder';

function open(fixture: DocxFixture) {
  const opened = openPackage(buildDocx(fixture));
  if (!opened.package) throw new Error(opened.findings[0]!.message);
  return opened.package;
}

const compare = (source: DocxFixture, output: DocxFixture, options?: SkeletonOptions) =>
  compareSkeletons(open(source), open(output), options).map(({ code }) => code);

const bodies = (source: string, output: string, options?: SkeletonOptions) =>
  compare({ body: source }, { body: output }, options);

const p = (inside: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
const r = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const mark = (type: string, more = '') => `<w:r><w:fldChar w:fldCharType="${type}"${more}/></w:r>`;
const field = (instruction: string, result: string) =>
  `${mark('begin')}<w:r><w:instrText>${instruction}</w:instrText></w:r>${mark('separate')}${result}${mark('end')}`;
const bookmark = '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>';
const drawing = (alt: string, inside = '', id = 1) =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="${id}" name="Picture" descr="${alt}"/>${inside}</wp:inline></w:drawing></w:r>`;
const box = (inside: string) => `<wps:txbx><w:txbxContent>${inside}</w:txbxContent></wps:txbx>`;

describe('what a translation may change', () => {
  const free: Record<string, [source: string, output: string]> = {
    text: [p(r('Hello')), p(r('Hallo Welt'))],
    'where runs are cut': [
      p(r('one two', '<w:b/>') + r('three')),
      p(r('eins', '<w:b/>') + r('drei') + r('zwei', '<w:b/>')),
    ],
    'the mark for kept spaces': [p(r('a')), p('<w:r><w:t xml:space="preserve"> a</w:t></w:r>')],
    'the language of a run': [
      p(r('a', '<w:b/><w:lang w:val="en-GB"/>')),
      p(r('a', '<w:b/><w:lang w:val="de-DE"/>')),
    ],
    'the script of a run': [p(r('a', '<w:b/>')), p(r('a', '<w:b/><w:bCs/><w:szCs w:val="20"/><w:rtl/>'))],
    'a run format that was language only': [p(r('a', '<w:lang w:val="en-GB"/>')), p(r('a'))],
    'proofing marks and page breaks of the last layout': [
      p('<w:proofErr w:type="spellStart"/><w:r><w:lastRenderedPageBreak/><w:t>a</w:t></w:r>'),
      p(r('a')),
    ],
    'revision save ids': ['<w:p w:rsidR="00A1"><w:r w:rsidRPr="00B2"><w:t>a</w:t></w:r></w:p>', p(r('a'))],
    'the order of what stands among the text': [
      p(bookmark + r('a') + drawing('x') + field('REF a', r('1'))),
      p(field('REF a', r('1')) + drawing('x') + r('a') + bookmark),
    ],
    'where an instruction is cut': [
      p(field('REF a', '')),
      p(field('REF</w:instrText></w:r><w:r><w:instrText> a', '')),
    ],
    'that a field is to be refreshed': [
      p(mark('begin') + mark('end')),
      p(mark('begin', ' w:dirty="true"') + mark('end')),
    ],
    'alternative text': [p(drawing('a cat')), p(drawing('eine Katze'))],
    'a tooltip': [
      p('<w:hyperlink w:anchor="a" w:tooltip="x"/>'),
      p('<w:hyperlink w:anchor="a" w:tooltip="y"/>'),
    ],
    'text of a text box, in choice and fallback': [
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(p(r('a')))}</mc:Choice></mc:AlternateContent></w:r>`,
      ),
      p(
        `<w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(p(r('b') + r('c')))}</mc:Choice></mc:AlternateContent></w:r>`,
      ),
    ],
    'text of drawn shapes': [
      p(drawing('', '<a:p><a:r><a:rPr lang="en-GB" b="1"/><a:t>a</a:t></a:r></a:p>')),
      p(drawing('', '<a:p><a:r><a:rPr lang="de-DE" b="1"/><a:t>b</a:t></a:r></a:p>')),
    ],
    'the text of a formula': [
      p('<m:oMath><m:r><m:t>if</m:t></m:r></m:oMath>'),
      p('<m:oMath><m:r><m:t>wenn</m:t></m:r></m:oMath>'),
    ],
    'which side of a link a bookmark stands': [
      p(`<w:hyperlink w:anchor="a">${r('a')}${bookmark}</w:hyperlink>`),
      p(`${bookmark}<w:hyperlink w:anchor="a">${r('a')}</w:hyperlink>`),
    ],
    'what a drop-down shows': [
      p(
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="a" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt>',
      ),
      p(
        '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="b" w:value="1"/></w:dropDownList></w:sdtPr><w:sdtContent/></w:sdt>',
      ),
    ],
  };
  it.each(Object.entries(free))('%s', (_, [source, output]) => expect(bodies(source, output)).toEqual([]));

  it('level text, theme languages and cached chart text, in their parts', () => {
    const level = (text: string) =>
      `<w:abstractNum w:abstractNumId="1"><w:lvl><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum>`;
    const chart = (text: string, number: number) => ({
      content: `<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:strCache><c:pt><c:v>${text}</c:v></c:pt></c:strCache><c:numCache><c:pt><c:v>${number}</c:v></c:pt></c:numCache></c:chart>`,
      contentType: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
      kind: 'chart',
    });
    const parts = (text: string, language: string, number = 1) => ({
      parts: {
        'word/numbering.xml': level(text),
        'word/settings.xml': language && `<w:themeFontLang w:val="${language}"/>`,
        'word/styles.xml':
          language &&
          `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="${language}"/></w:rPr></w:rPrDefault></w:docDefaults>`,
        'word/chart1.xml': chart(text, number),
      },
    });
    expect(compare(parts('Chapter %1', ''), parts('Kapitel %1', 'de-DE'))).toEqual([]);
    expect(compare(parts('a', ''), parts('a', '', 2))).toEqual(['skeleton-text-changed']);
  });
});

describe('what a translation into another direction may change', () => {
  const jc = (value: string) => p(r('a'), `<w:jc w:val="${value}"/>`);
  const cases: [string, string][] = [
    [p(r('a')), p(r('a'), '<w:bidi/>')],
    [jc('left'), jc('right')],
    [
      '<w:tbl><w:tblPr/><w:tblGrid/></w:tbl>',
      '<w:tbl><w:tblPr><w:bidiVisual/></w:tblPr><w:tblGrid/></w:tbl>',
    ],
    ['<w:p/><w:sectPr><w:cols/></w:sectPr>', '<w:p/><w:sectPr><w:cols/><w:bidi/></w:sectPr>'],
    [p(drawing('', '<a:p><a:pPr algn="l"/></a:p>')), p(drawing('', '<a:p><a:pPr algn="r" rtl="1"/></a:p>'))],
  ];
  it.each(cases)('%s', (source, output) => {
    expect(bodies(source, output, { mirrored: true })).toEqual([]);
    expect(bodies(source, output)).not.toEqual([]);
  });
  it('but not centred text', () => {
    expect(bodies(jc('center'), jc('right'), { mirrored: true })).toEqual(['skeleton-properties-changed']);
  });
});

describe('what a translation may not change', () => {
  const cell = (inside: string) => `<w:tc>${inside}</w:tc>`;
  const table = (...cells: string[]) => `<w:tbl><w:tblGrid/><w:tr>${cells.map(cell).join('')}</w:tr></w:tbl>`;
  const harm: Record<string, [codes: string[], source: string, output: string]> = {
    'a paragraph is gone': [['skeleton-element-missing'], p(r('a')) + p(r('b')), p(r('a'))],
    'a paragraph is new': [['skeleton-element-added'], p(r('a')), p(r('a')) + p(r('b'))],
    'a cell is gone': [['skeleton-element-missing'], table(p(''), p('')), table(p(''))],
    'a paragraph became a table': [['skeleton-element-changed'], p(''), table(p(''))],
    'the width of a column': [
      ['skeleton-properties-changed'],
      '<w:tbl><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid></w:tbl>',
      '<w:tbl><w:tblGrid><w:gridCol w:w="2"/></w:tblGrid></w:tbl>',
    ],
    'the style of a paragraph': [
      ['skeleton-properties-changed'],
      p(r('a'), '<w:pStyle w:val="a"/>'),
      p(r('a'), '<w:pStyle w:val="b"/>'),
    ],
    'a drawing is gone': [['skeleton-object-missing'], p(r('a') + drawing('')), p(r('a'))],
    'a drawing is another': [
      ['skeleton-object-missing', 'skeleton-object-added'],
      p(drawing('', '', 1)),
      p(drawing('', '', 2)),
    ],
    'a bookmark is gone': [['skeleton-object-missing', 'skeleton-object-missing'], p(bookmark), p('')],
    'an instruction': [
      ['skeleton-object-missing', 'skeleton-object-added'],
      p(field('REF a', '')),
      p(field('REF b', '')),
    ],
    'a field is twice': [
      Array(4).fill('skeleton-object-added'),
      p(field('REF a', '')),
      p(field('REF a', '') + field('REF a', '')),
    ],
    'the target of a link': [
      ['skeleton-object-missing', 'skeleton-object-added'],
      p('<w:hyperlink w:anchor="a"/>'),
      p('<w:hyperlink w:anchor="b"/>'),
    ],
    'the value of a drop-down': [
      ['skeleton-object-missing', 'skeleton-object-added'],
      p('<w:sdt><w:sdtPr><w:listItem w:displayText="a" w:value="1"/></w:sdtPr></w:sdt>'),
      p('<w:sdt><w:sdtPr><w:listItem w:displayText="a" w:value="2"/></w:sdtPr></w:sdt>'),
    ],
    'a page break': [['skeleton-object-missing'], p('<w:r><w:br w:type="page"/></w:r>'), p('')],
    'a tab is gone': [['skeleton-blank-fewer'], p('<w:r><w:tab/><w:t>a</w:t></w:r>'), p(r('a'))],
    'a tab is new': [['skeleton-object-added'], p(r('a')), p('<w:r><w:tab/><w:t>a</w:t></w:r>')],
    'a tab in a text box is gone': [
      ['skeleton-blank-fewer'],
      p(drawing('', box(p('<w:r><w:tab/></w:r>')))),
      p(drawing('', box(p('')))),
    ],
    'a bookmark in a text box is gone': [
      ['skeleton-object-missing', 'skeleton-object-added'],
      p(drawing('', box(p(bookmark)))),
      p(drawing('', box(p('')))),
    ],
    'a format nobody used': [
      ['skeleton-format-unknown', 'skeleton-format-fewer'],
      p(r('a', '<w:b/>')),
      p(r('a', '<w:i/>')),
    ],
    'a property twice': [
      ['skeleton-format-unknown', 'skeleton-format-fewer'],
      p(r('a', '<w:b/>')),
      p(r('a', '<w:b/><w:b/>')),
    ],
    'the format of another paragraph': [
      ['skeleton-format-foreign', 'skeleton-format-fewer'],
      p(r('a', '<w:b/>')) + p(r('b')),
      p(r('a', '<w:b/>')) + p(r('b', '<w:b/>')),
    ],
    'a font': [
      ['skeleton-format-unknown', 'skeleton-format-fewer'],
      p(r('a', '<w:rFonts w:ascii="A"/>')),
      p(r('a', '<w:rFonts w:ascii="B"/>')),
    ],
    'text that is not for people': [
      ['skeleton-object-missing', 'skeleton-object-added'],
      p(drawing('', '<wp:posOffset>1</wp:posOffset>')),
      p(drawing('', '<wp:posOffset>2</wp:posOffset>')),
    ],
  };
  it.each(Object.entries(harm))('%s', (_, [codes, source, output]) =>
    expect(bodies(source, output)).toEqual(codes),
  );

  it('fonts, unless they were mapped', () => {
    const font = (name: string) => p(r('a', `<w:b/><w:rFonts w:ascii="${name}"/>`));
    expect(bodies(font('A'), font('B'), { mapsFonts: true })).toEqual([]);
  });

  it('parts, their content types, relationships and bytes', () => {
    const picture = (content: string, contentType = 'image/png') => ({
      parts: { 'word/a.png': { content, contentType, kind: 'image' } },
    });
    expect(compare(picture('x'), picture('y'))).toEqual(['skeleton-part-changed']);
    expect(compare(picture('x'), picture('y'), { ignoredParts: new Set(['/word/a.png']) })).toEqual([]);
    const types = Array(2).fill('skeleton-part-changed');
    expect(compare(picture('x'), picture('x', 'image/gif'))).toEqual(types);
    const trash = { entries: [{ name: 'trash', content: 'x' }] };
    expect(compare(trash, {})).toEqual(['skeleton-part-missing']);
    expect(compare({}, trash)).toEqual(['skeleton-part-added']);
    const link = '<Relationship Id="x" Type="http://a/hyperlink" Target="http://a" TargetMode="External"/>';
    expect(compare({ relationships: link }, {})).toEqual(['skeleton-part-changed']);
  });
});

describe('addresses of hyperlinks', () => {
  const link = (id: string, target: string) => ({
    relationships: `<Relationship Id="${id}" Type="http://a/hyperlink" Target="${target}" TargetMode="External"/>`,
  });
  it('may change where the caller says so', () => {
    expect(compare(link('x', 'http://a/en'), link('x', 'http://a/de'))).toEqual(['skeleton-part-changed']);
    expect(compare(link('x', 'http://a/en'), link('x', 'http://a/de'), { linkTargets: true })).toEqual([]);
    expect(compare(link('x', 'a'), link('y', 'a'), { linkTargets: true })).toEqual(['skeleton-part-changed']);
  });
});

describe('what a change of script may bring', () => {
  it('is bold, italics and size copied from their twins', () => {
    const hindi = p(r('a', '<w:bCs/><w:i/><w:iCs/><w:szCs w:val="28"/><w:color w:val="FF0000"/>'));
    const english = p(
      r('a', '<w:b/><w:bCs/><w:i/><w:iCs/><w:color w:val="FF0000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'),
    );
    expect(bodies(hindi, english, { changesScript: true })).toEqual([]);
    expect(bodies(hindi, english)).toContain('skeleton-format-unknown');
  });
});

describe('instructions with text in them', () => {
  it.each([
    ['XE "cat"', 'XE "Katze"', 0],
    ['XE "a \\"big\\" cat"', 'XE "eine \\"große\\" Katze"', 0],
    ['XE "cat" \\b', 'XE "Katze" \\i', 2],
    ['MACROBUTTON Go Press here', 'MACROBUTTON Go Hier', 0],
    ['MACROBUTTON Go here', 'MACROBUTTON Come here', 2],
    ['INCLUDETEXT "cat"', 'INCLUDETEXT "Katze"', 2],
  ])('%s may become %s at %i differences', (source, output, differences) => {
    expect(bodies(p(field(source, '')), p(field(output, '')))).toHaveLength(differences);
  });
});

describe('the comparison', () => {
  it('names part, paragraph and what differs', () => {
    const [finding] = compareSkeletons(
      open({ body: p('') + p('') + p(bookmark) }),
      open({ body: p('') + p('') + p('') }),
    );
    expect(finding).toMatchObject({ part: '/word/document.xml', place: 'paragraph 3' });
    expect(finding!.message).toContain('w:bookmarkEnd w:id="1"');
  });

  it('takes the source as it was after its tracked changes were resolved', () => {
    const tracked = open({ body: p(`<w:ins w:id="1">${r('a')}</w:ins>`) });
    const output = open({ body: p(r('b')) });
    expect(compareSkeletons(tracked, output)).not.toEqual([]);
    const text = tracked.xml('/word/document.xml').text.replace(/<\/?w:ins[^>]*>/g, '');
    const sourceTrees = new Map([['/word/document.xml', parseXml(text) as XmlTree]]);
    expect(compareSkeletons(tracked, output, { sourceTrees })).toEqual([]);
  });

  it('lets no remark crowd out an error', () => {
    const bold = p(r('a', '<w:b/>') + r('b')).repeat(500);
    const found = bodies(bold + p(bookmark), p(r('a') + r('b')).repeat(500) + p(''));
    expect(found.filter((code) => code === 'skeleton-object-missing')).toHaveLength(2);
    expect(found.filter((code) => code === 'skeleton-format-fewer')).toHaveLength(200);
  });
});

import { describe, expect, it } from 'vitest';
import { contentOptionsSchema, extractDocument } from '#engine/docx/extract';
import { languageInfo } from '#engine/docx/language';
import { openPackage } from '#engine/docx/package';
import { type InlineItem, makeInlineText, parseMarkedText } from '#engine/inline';
import { buildDocx } from '#test/docx-builder';
import { assembleDocument } from './assemble-document.ts';

const extract = (body: string) =>
  extractDocument(openPackage(buildDocx({ body })).package!, contentOptionsSchema.parse({}));

/** Assembles with marked texts as the targets of the first blocks; gives the new body or the codes of the findings. */
function assemble(body: string, targets: readonly string[], to = 'en'): string | string[] {
  const document = extract(body);
  const inline = targets.map((marked, i) => {
    const block = document.blocks[i]!;
    return [block.id, parseMarkedText(marked, block.text.codes).text] as const;
  });
  const { bytes, findings } = assembleDocument(document, new Map(inline), {
    source: languageInfo('en')!,
    target: languageInfo(to)!,
  });
  if (!bytes) return findings.map(({ code }) => code);
  const output = openPackage(bytes).package!;
  return /<w:body>(.*)<\/w:body>/s.exec(output.xml(output.mainPart).text)![1]!;
}

const p = (inside: string): string => `<w:p>${inside}</w:p>`;
const r = (text: string, rPr = ''): string =>
  `<w:r>${rPr && `<w:rPr>${rPr}</w:rPr>`}<w:t>${text}</w:t></w:r>`;
const bold = '<w:b/>';
const mixed = p(`<w:pPr><w:jc w:val="left"/></w:pPr>${r('Some long text ')}${r('bold', bold)}`);

const written: readonly (readonly [what: string, body: string, target: string, output: string])[] = [
  ['goes between properties and end', p(`<w:pPr/>${r('One')}`), 'Eins', p(`<w:pPr/>${r('Eins')}`)],
  ['is escaped', p(r('One')), 'a < b & c', p(r('a &lt; b &amp; c'))],
  ['keeps its outer spaces', p(r('One')), ' one', p('<w:r><w:t xml:space="preserve"> one</w:t></w:r>')],
  [
    'may do without a format',
    mixed,
    'Langer Text fett',
    p(`<w:pPr><w:jc w:val="left"/></w:pPr>${r('Langer Text fett')}`),
  ],
  [
    'may move a format',
    p(r('A long text: ') + r('bold', bold)),
    '<1>fett</1>er',
    p(r('fett', bold) + r('er')),
  ],
  [
    'carries objects along',
    p(`${r('a')}<w:r><w:br/></w:r>${r('b')}`),
    '<1/>ab',
    p(`<w:r><w:br/></w:r>${r('ab')}`),
  ],
  [
    'may nest pairs the other way round, also around a half of a field',
    p(
      `<w:hyperlink w:anchor="x"><w:smartTag>${r('a')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r('b')}</w:smartTag></w:hyperlink>`,
    ),
    '<2><1>A<3/>B</1></2>',
    p(
      `<w:smartTag><w:hyperlink w:anchor="x">${r('A')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${r('B')}</w:hyperlink></w:smartTag>`,
    ),
  ],
];

const entry = (instruction: string): string =>
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r>' +
  `<w:r><w:instrText xml:space="preserve">${instruction}</w:instrText></w:r>` +
  '<w:r><w:fldChar w:fldCharType="end"/></w:r>';

describe('the target of an index entry', () => {
  it.each([
    ['parts its levels', 'XE "main:sub" \\b', 'Haupt<1/>Unter', 'XE "Haupt:Unter" \\b'],
    ['keeps what is spelled with a backslash', 'XE "a \\"b\\" c"', 'x<1/>y<2/>z', 'XE "x\\"y\\"z"'],
    ['spells quotation marks and colons', 'XE "a"', 'b: "c"', 'XE "b\\: \\"c\\""'],
    ['knows marks spelled as entities', 'XE &quot;a \\&quot;b&quot;', 'x<1/>y', 'XE &quot;x\\"y&quot;'],
  ])('%s', (_, instruction, target, output) => {
    expect(assemble(p(entry(instruction)), [target])).toBe(p(entry(output)));
  });
});

describe('a target', () => {
  it.each(written)('%s', (_, body, target, output) => {
    expect(assemble(body, [target])).toBe(output);
  });

  it('equal to its source changes nothing', () => {
    const document = extract(mixed);
    const targets = new Map(document.blocks.map(({ id, text }) => [id, text]));
    const { bytes, changedParts } = assembleDocument(document, targets, {
      source: languageInfo('en')!,
      target: languageInfo('en')!,
    });
    expect(bytes).toBe(document.package.bytes);
    expect(changedParts).toEqual([]);
  });

  it('in another language has that language', () => {
    expect(assemble(p(r('One', '<w:lang w:val="en-GB"/>')), ['Eins'], 'de')).toContain(
      '<w:lang w:val="de-DE"/>',
    );
  });

  it('in another direction turns paragraph and runs, Latin words aside', () => {
    const output = assemble(p(r('One')), ['واحد DOCX اثنان'], 'ar');
    expect(output).toContain('<w:bidi/>');
    expect(output).toMatch(/<w:rtl\/>.*واحد.*<w:t[^>]*>DOCX<\/w:t>.*<w:rtl\/>.*اثنان/s);
  });

  it('goes into attributes escaped, and no longer than Word allows', () => {
    const link = (tooltip: string): string =>
      p(`<w:hyperlink w:anchor="x" w:tooltip="${tooltip}">${r('there')}</w:hyperlink>`);
    const document = extract(link('Tip'));
    const at = document.blocks.findIndex(({ kind }) => kind === 'attribute');
    const targets = document.blocks.map(({ text }) => text).map(() => '<1>there</1>');
    targets[at] = 'a "b" <c>';
    expect(assemble(link('Tip'), targets)).toBe(link('a &quot;b&quot; &lt;c&gt;'));
    targets[at] = 'long '.repeat(60);
    expect(/tooltip="([^"]*)"/.exec(assemble(link('Tip'), targets) as string)![1]).toHaveLength(260);
  });
});

const note = p(
  `${r('a')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('b')}<w:r><w:footnoteReference w:id="3"/></w:r>${r('c')}`,
);
const link = p(`${r('See ')}<w:hyperlink w:anchor="x">${r('there')}</w:hyperlink>`);
const halfField =
  p(
    `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r('Part one ')}<w:hyperlink w:anchor="x">${r('link')}</w:hyperlink>`,
  ) + p(`${r('end')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`);

const unfit: readonly (readonly [what: string, body: string, items: readonly InlineItem[]])[] = [
  ['loses an object', note, [{ kind: 'standalone', id: 1 }]],
  ['doubles an object', note, [1, 2, 2].map((id) => ({ kind: 'standalone', id }))],
  ['loses a pair', link, [{ kind: 'text', text: 'x' }]],
  ['leaves a pair open', link, [{ kind: 'open', id: 1 }]],
  [
    'closes a pair first',
    link,
    [
      { kind: 'close', id: 1 },
      { kind: 'open', id: 1 },
    ],
  ],
  [
    'takes a half of a field into a pair',
    halfField,
    [
      { kind: 'open', id: 2 },
      { kind: 'standalone', id: 1 },
      { kind: 'close', id: 2 },
    ],
  ],
];

describe('a target that', () => {
  it.each(unfit)('%s is not written', (_, body, items) => {
    const document = extract(body);
    const { id, text } = document.blocks[0]!;
    const { bytes, findings } = assembleDocument(
      document,
      new Map([[id, makeInlineText(items, text.codes)]]),
      {
        source: languageInfo('en')!,
        target: languageInfo('de')!,
      },
    );
    expect(bytes).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'codes-do-not-fit', place: 'paragraph 1' }]);
  });

  it('holds control characters loses them with a finding', () => {
    const document = extract(p(r('One')));
    const { findings, bytes } = assembleDocument(
      document,
      new Map([[document.blocks[0]!.id, makeInlineText([{ kind: 'text', text: 'a\u0007b' }])]]),
      { source: languageInfo('en')!, target: languageInfo('en')! },
    );
    expect(findings).toMatchObject([{ code: 'character-not-allowed' }]);
    expect(openPackage(bytes!).package!.xml('/word/document.xml').text).toContain('<w:t>ab</w:t>');
  });
});

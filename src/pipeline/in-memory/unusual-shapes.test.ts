import { describe, expect, it } from 'vitest';
import { pseudoProvider } from '#platform/providers';
import { buildDocx } from '#test/docx-builder';
import { translateDocument } from './translate-document.ts';

const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('');
const paragraph = (inside: string): string => `<w:p>${inside}</w:p>`;
const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const bold = (index: number): string => (index % 2 === 0 ? '<w:b/>' : '');
const mark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = '<w:r><w:instrText>REF a</w:instrText></w:r>';
const begin = mark('begin') + instruction + mark('separate');

/** Each took more than 15 seconds, or more than the call stack, where the work is not linear in the size. */
const shapes: Readonly<Record<string, () => string>> = {
  'a paragraph of 100,000 runs': () => paragraph(repeat(100_000, (i) => run('word ', bold(i)))),
  '40,000 blanks of two looks': () =>
    paragraph(run('a') + repeat(40_000, (i) => run(' ', i % 2 ? '<w:u w:val="single"/>' : '')) + run('b')),
  '40,000 blanks between tabs': () =>
    paragraph(run('a') + repeat(40_000, () => '<w:r><w:t> </w:t><w:tab/></w:r>') + run('b', '<w:b/>')),
  '20,000 fields that end paragraphs later': () =>
    paragraph(begin.repeat(20_000)) +
    paragraph(run('text')).repeat(20_000) +
    paragraph(mark('end').repeat(20_000)),
  '20,000 fields in fields': () =>
    paragraph(repeat(20_000, () => begin + run('text ')) + repeat(20_000, () => run('x ') + mark('end'))),
  '60,000 patterns over changing looks': () => paragraph(repeat(60_000, (i) => run('a {{x}} ', bold(i)))),
  '200,000 blanks inside a sentence': () => paragraph(run(`a${' '.repeat(200_000)}b`)),
  'a word of 5,000,000 letters': () => paragraph(run('x'.repeat(5_000_000))),
  'an index entry of 3,000,000 letters': () =>
    paragraph(
      `${mark('begin')}<w:r><w:instrText>XE "ǖ${'x'.repeat(3_000_000)}\\"y"</w:instrText></w:r>${mark('end')}` +
        run('text'),
    ),
  'a button with 80,000 blanks in its caption': () =>
    paragraph(
      `${mark('begin')}<w:r><w:instrText xml:space="preserve">MACROBUTTON x a${' '.repeat(80_000)}b ` +
        `</w:instrText></w:r>${mark('end')}${run('text')}`,
    ),
};

describe('documents of unusual shape', () => {
  it.each(Object.entries(shapes))('%s', { timeout: 12_000 }, async (_, body) => {
    const { output, findings } = await translateDocument({
      name: 'a.docx',
      bytes: buildDocx({ body: body() }),
      from: 'en',
      to: 'de',
      provider: pseudoProvider(),
      schema: false,
    });
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(output).toBeDefined();
  });
});

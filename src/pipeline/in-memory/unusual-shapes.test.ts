import { describe, expect, it } from 'vitest';
import { pseudoProvider } from '#platform/providers';
import { buildDocx } from '#test/docx-builder';
import { processorTime } from '#test/processor-time';
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

/** Each took time that grew with the square of its size, or more than the call stack, where the work is not linear. */
const shapes: Readonly<Record<string, (size: number) => string>> = {
  'a paragraph of 100,000 runs': (size) => paragraph(repeat(size * 100_000, (i) => run('word ', bold(i)))),
  '40,000 blanks of two looks': (size) =>
    paragraph(
      run('a') + repeat(size * 40_000, (i) => run(' ', i % 2 ? '<w:u w:val="single"/>' : '')) + run('b'),
    ),
  '40,000 blanks between tabs': (size) =>
    paragraph(run('a') + repeat(size * 40_000, () => '<w:r><w:t> </w:t><w:tab/></w:r>') + run('b', '<w:b/>')),
  '20,000 fields that end paragraphs later': (size) =>
    paragraph(begin.repeat(size * 20_000)) +
    paragraph(run('text')).repeat(size * 20_000) +
    paragraph(mark('end').repeat(size * 20_000)),
  '20,000 fields in fields': (size) =>
    paragraph(
      repeat(size * 20_000, () => begin + run('text ')) +
        repeat(size * 20_000, () => run('x ') + mark('end')),
    ),
  '60,000 patterns over changing looks': (size) =>
    paragraph(repeat(size * 60_000, (i) => run('a {{x}} ', bold(i)))),
  '200,000 blanks inside a sentence': (size) => paragraph(run(`a${' '.repeat(size * 200_000)}b`)),
  'a word of 5,000,000 letters': (size) => paragraph(run('x'.repeat(size * 5_000_000))),
  'an index entry of 3,000,000 letters': (size) =>
    paragraph(
      `${mark('begin')}<w:r><w:instrText>XE "ǖ${'x'.repeat(size * 3_000_000)}\\"y"</w:instrText></w:r>${mark('end')}` +
        run('text'),
    ),
  'a button with 80,000 blanks in its caption': (size) =>
    paragraph(
      `${mark('begin')}<w:r><w:instrText xml:space="preserve">MACROBUTTON x a${' '.repeat(size * 80_000)}b ` +
        `</w:instrText></w:r>${mark('end')}${run('text')}`,
    ),
};

/** How many times larger the large document is, and how much more time than in proportion it may take. */
const growth = 8;
const tolerance = 3;

/** Milliseconds of taking a document through all stages; it must come out whole. */
async function timeToTranslate(body: string): Promise<number> {
  const bytes = buildDocx({ body });
  const start = processorTime();
  const { output, findings } = await translateDocument({
    name: 'a.docx',
    bytes,
    from: 'en',
    to: 'de',
    provider: pseudoProvider(),
    schema: false,
  });
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(output).toBeDefined();
  return processorTime() - start;
}

describe('documents of unusual shape', () => {
  it.each(Object.entries(shapes))('%s', async (_, body) => {
    const small = body(1 / growth);
    await timeToTranslate(small);
    const before = Math.max(20, await timeToTranslate(small), await timeToTranslate(small));
    expect(await timeToTranslate(body(1))).toBeLessThan(before * growth * tolerance);
  });
});

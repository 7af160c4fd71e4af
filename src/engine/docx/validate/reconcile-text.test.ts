import { describe, expect, it } from 'vitest';
import { openPackage } from '#engine/docx/package';
import { reconcileText } from '#engine/docx/validate';
import { buildDocx } from '#test/docx-builder';

const sentence = 'The supplier shall deliver the goods in good time. ';
const p = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

function reconcile(source: string, output: string) {
  const open = (body: string) => openPackage(buildDocx({ body })).package!;
  const { parts, findings } = reconcileText(open(source), open(output));
  return { parts, codes: findings.map(({ code, place }) => (place ? `${code} ${place}` : code)) };
}

describe('reconciling the text', () => {
  it('counts paragraphs and words on both sides', () => {
    const { parts, codes } = reconcile(
      p('') + p('One two.') + p('Three 4'),
      p('') + p('Un, deux, trois.') + p('Quatre'),
    );
    expect(parts).toEqual([
      {
        part: '/word/document.xml',
        paragraphs: 2,
        sourceWords: 4,
        outputWords: 4,
        emptied: 0,
        unchangedWords: 0,
      },
    ]);
    expect(codes).toEqual([]);
  });

  it('finds paragraphs that lost their text', () => {
    expect(reconcile(p('a') + p('b') + p(''), p('A') + p(' ') + p('')).codes).toEqual([
      'text-lost paragraph 2',
    ]);
  });

  it('finds a paragraph too few', () => {
    expect(reconcile(p('a') + p('b'), p('A')).codes).toContain('text-paragraph-count');
  });

  it.each([
    ['every second sentence is lost twice over', 0.3, true],
    ['sentences are repeated', 3, true],
    ['the target language is wordy', 1.8, false],
    ['the target language is terse', 0.5, false],
  ])('judges the amount where %s', (_, ratio, unlikely) => {
    const output = 'mot '.repeat(Math.round(90 * ratio));
    expect(reconcile(p(sentence.repeat(10)), p(output)).codes).toEqual(
      unlikely ? ['text-amount-unlikely'] : [],
    );
  });

  it('does not judge the amount of a few words', () => {
    expect(reconcile(p('Go'), p('Allez-y donc, tous ensemble, vite')).codes).toEqual([]);
  });

  it('remarks on a part that reads the same', () => {
    const source = p(sentence) + p(sentence) + p('Other words.');
    expect(reconcile(source, source).codes).toEqual(['text-unchanged']);
    expect(reconcile(source, p(sentence) + p('Autre phrase.'.repeat(4)) + p('Mots.')).codes).toEqual([]);
  });

  const box = (text: string) => `<w:r><w:pict><w:txbxContent>${p(text)}</w:txbxContent></w:pict></w:r>`;
  const around = (...boxes: string[]) => `<w:p><w:r><w:t>out</w:t></w:r>${boxes.join('')}</w:p>`;

  it('reads a text box once, apart from the paragraph around it', () => {
    expect(reconcile(around(box('inside')), around(box(''))).codes).toEqual(['text-lost paragraph 2']);
  });

  it('lets text boxes change places with the words they stand among, and misses what one of them lost', () => {
    const source = around(box('one'), box(''), box('two')) + p('Words.');
    const codes = (output: string) => reconcile(source, output).codes;
    expect(codes(around(box(''), box('Zwei'), box('Eins')) + p('Wörter.'))).toEqual([]);
    expect(codes(around(box(''), box('Zwei'), box('')) + p('Wörter.'))).toEqual(['text-lost paragraph 2']);
    expect(codes(around(box(''), box(''), box('')) + p('Wörter.'))).toEqual([
      'text-lost paragraph 2',
      'text-lost paragraph 4',
    ]);
    expect(codes(around(box('Eins'), box(''), box('Zwei')) + p(''))).toEqual(['text-lost paragraph 5']);
  });
});

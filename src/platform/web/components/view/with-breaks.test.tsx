import { render } from 'preact-render-to-string';
import { describe, expect, test } from 'vitest';
import { withBreaks } from './with-breaks.tsx';

const written = (text: string) =>
  render(<bdi>{withBreaks(text)}</bdi>).slice('<bdi>'.length, -'</bdi>'.length);

describe('withBreaks', () => {
  test.each([
    ['contract_of_sale_final.docx', 'contract_|of_|sale_|final|.docx'],
    ['Offer-2026-11-29__signed.docx', 'Offer-|2026-|11-|29__|signed|.docx'],
    ['RahmenvertragWartung2026.docx', 'Rahmenvertrag|Wartung2026|.docx'],
    ['see annex_one_and_annex_two.docx there', 'see annex_|one_|and_|annex_|two|.docx there'],
  ])('%s may break where words meet', (name, places) => {
    expect(written(name).replaceAll('<wbr/>', '|')).toBe(places);
  });

  test('leaves short names, long words, and blanks as they are', () => {
    for (const name of ['a_b-c.docx', 'Donaudampfschifffahrt', 'a short one_and.another', ''])
      expect(written(name)).toBe(name);
  });

  test('shows controls that would turn a name round or part it, and marks of scripts that need them stay', () => {
    expect(written('invoice\u202excod.exe')).toBe('invoice⟨U+202E⟩xcod.exe');
    expect(written('a\u2066b\u2069\nc')).toBe('a⟨U+2066⟩b⟨U+2069⟩⟨U+000A⟩c');
    expect(written('می\u200cخواهم\u200f')).toBe('می\u200cخواهم\u200f');
  });

  test('never changes a letter', () => {
    const name = '../..__--<b>&amp;_"𝔘nicode"_ÄÖÜßé́_٣٤٥-مستند_نهائي.docx.docx...';
    expect(`<bdi>${written(name).replaceAll('<wbr/>', '')}</bdi>`).toBe(render(<bdi>{name}</bdi>));
  });
});

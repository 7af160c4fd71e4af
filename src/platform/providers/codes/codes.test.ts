import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodes, type InlineText, makeInlineText, markedText } from '#engine/inline';
import { arbitraryInlineText, arbitraryWords } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { findPhrase, htmlTags, numberedMarks, projectedText, xmlTags } from './index.ts';

/** A text in which the codes of the given ids read as text. */
function reading(text: string, equivalents: Readonly<Record<number, string>>): InlineText {
  const { items, codes } = marked(text);
  const read = [...codes].map(([id, code]) => [id, { ...code, equivalent: equivalents[id] ?? '' }] as const);
  return makeInlineText(items, new Map(read));
}

const decoded = (answer: InlineText | undefined): string | undefined => answer && markedText(answer);

describe.each([
  ['xmlTags', xmlTags],
  ['htmlTags', htmlTags],
  ['numberedMarks', numberedMarks],
])('%s', (_, strategy) => {
  it('reads back what it wrote, whatever the text holds and however the pairs lie', () => {
    fc.assert(
      fc.property(arbitraryInlineText({ overlaps: true }), (text) => {
        expect(strategy.decode(strategy.encode(text), text)).toEqual(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads any answer without throwing', () => {
    fc.assert(
      fc.property(arbitraryInlineText(), arbitraryWords, fc.nat(40), (text, words, cut) => {
        const answer = strategy.encode(text).slice(cut) + words + strategy.encode(text).slice(0, cut);
        expect(() => strategy.decode(answer, text)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('xmlTags', () => {
  it('writes elements as XLIFF names them', () => {
    const text = reading('a < b & <1>c</1> see <2/>', { 2: 'Figure 3' });
    expect(xmlTags.encode(text)).toBe('a &lt; b &amp; <g id="1">c</g> see <x id="2">Figure 3</x>');
  });

  it.each([
    ['other quotes', "<g id='1'>x</g><x id=2/>", '<1>x</1><2/>'],
    ['capitals and spaces', '<G ID = "1" >x</G ><X id="2" />', '<1>x</1><2/>'],
    [
      'entities by name and by number',
      '<g id="1">&quot;x&#39;&nbsp;&#x41;&quot;</g><x id="2"/>',
      '<1>"x\'\u00A0A"</1><2/>',
    ],
    ['another order', '<x id="2"></x> <g id="1">x</g>', '<2/> <1>x</1>'],
    ['tags of its own', '<p>y <g id="1">x</g></p><x id="2"/>', '<p>y <1>x</1></p><2/>'],
    ['ends without starts', '</g>x <g id="1">y</g></g><x id="2"/>', 'x <1>y</1><2/>'],
    ['ids that are unknown', '<g id="7">x</g> <g id="1">y</g><x id="9"/><x id="2"/>', 'x <1>y</1><2/>'],
    ['an ampersand left bare', 'a & b <g id="1">&unknown;</g><x id="2"/>', 'a & b <1>&unknown;</1><2/>'],
  ])('understands %s', (_, answer, expected) => {
    expect(decoded(xmlTags.decode(answer, marked('<1>b</1> <2/>')))).toBe(expected);
  });

  it('takes no words for a code, also translated ones, and distrusts an answer that may hold them twice', () => {
    const text = reading('See <1/>.', { 1: 'Figure 3' });
    expect(decoded(xmlTags.decode('Véase <x id="1">figura 3</x>.', text))).toBe('Véase <1/>.');
    expect(xmlTags.decode('Véase figura 3.', text)).toBeUndefined();
  });
});

describe('projectedText', () => {
  const plain = projectedText();

  it('sends codes as the text they read as', () => {
    expect(plain.encode(reading('See <1/> on<2/>page <3>4</3>', { 1: 'Figure 3', 2: '\t' }))).toBe(
      'See Figure 3 on\tpage 4',
    );
    expect(projectedText({ equivalents: false }).encode(reading('See <1/>', { 1: 'Figure 3' }))).toBe('See ');
  });

  it.each([
    ['a number that moved', 'As in <1/> it <2>ends</2>.', { 1: '3.2' }, 'Es <endet> wie in 3.2.', undefined],
    ['a field', 'In <1/> we grew.', { 1: '2020' }, 'Wir wuchsen 2020 stark.', 'Wir wuchsen <1/> stark.'],
    ['a tab', 'Name<1/>Date', { 1: '\t' }, 'Nombre Fecha', 'Nombre<1/>Fecha'],
    ['a hyphen that stayed', 'a co<1/>op here', { 1: '-' }, 'una co-op aquí', 'una co<1/>op aquí'],
    ['words that cannot be found', 'See <1/>.', { 1: 'the figure' }, 'Véase la imagen.', undefined],
  ])('puts back %s', (_, source, equivalents, answer, expected) => {
    const text = reading(source, equivalents as Record<number, string>);
    const result = decoded(plain.decode(answer, text));
    if (expected !== undefined) expect(result).toBe(expected);
    else expect(result === undefined || result.includes('<1/>')).toBe(true);
  });

  it('gives every code back and no letter lost, whatever the answer', () => {
    const texts = fc.tuple(arbitraryInlineText({ overlaps: true }), arbitraryWords);
    fc.assert(
      fc.property(texts, ([source, answer]) => {
        const bare = projectedText({ equivalents: false }).decode(answer, source)!;
        expect(compareCodes(source, bare)).toEqual([]);
        expect(bare.items.map((item) => (item.kind === 'text' ? item.text : '')).join('')).toBe(answer);
        const text = plain.decode(answer, source);
        if (text) expect(compareCodes(source, text).filter(({ kind }) => kind === 'missing')).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('findPhrase', () => {
  it.each([
    ['El contrato de obras', 'contratos', 'es', 'contrato'],
    ['Die Verträge enden', 'der Vertrag', 'de', undefined],
    ['La Casa Blanca', 'casa blanca', 'es', 'Casa Blanca'],
    ['uno y uno', 'uno', 'es', undefined],
    ['sin nada', '', 'es', undefined],
  ])('in %j finds %j', (text, phrase, language, expected) => {
    const place = findPhrase(text, phrase, language);
    expect(place && text.slice(...place)).toBe(expected);
  });

  it('takes the nearest of several', () => {
    expect(findPhrase('uno y uno', 'uno', 'es', 8)).toEqual([6, 9]);
  });
});

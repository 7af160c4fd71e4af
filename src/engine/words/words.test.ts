import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherNumbersIn, stemmerFor, wordsOf } from './index.ts';

describe('wordsOf', () => {
  it.each([
    ['Pay 1,500 €.', ['Pay', '1,500', '€', '.']],
    ["l'arrêt est-il prêt ?", ["l'arrêt", 'est-il', 'prêt', '?']],
    ['从1999年起', ['从', '1999', '年', '起']],
    ['HTML5 and 3D', ['HTML5', 'and', '3D']],
    ['قال: «نعم»', ['قال', ':', '«', 'نعم', '»']],
    ['', []],
  ])('cuts %j', (text, words) => {
    expect(wordsOf(text).map((word) => word.text)).toEqual(words);
  });

  it('leaves out nothing but blanks and gives true places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = wordsOf(text);
        for (const { text: word, start, end } of words) expect(text.slice(start, end)).toBe(word);
        expect(words.map((word) => word.text).join('')).toBe(text.replace(/\s+/g, ''));
      }),
    );
  });

  it('cuts the same whether or not a character of two units is somewhere in the text', () => {
    const pieces = [
      '1',
      '23',
      '๕',
      'a',
      'ß',
      'é',
      'e\u0301',
      '漢',
      'ไ',
      'ท',
      '.',
      ',',
      '’',
      "'",
      ' ',
      '\u00a0',
      '-',
      ':',
      '·',
      '€',
      '\u200d',
      '١',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 3 }))),
        (some) => {
          const text = some.join('');
          expect(wordsOf(`${text} 😀`).slice(0, -1)).toEqual(wordsOf(text));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('knows numbers from words and signs', () => {
    expect(wordsOf('§ 12.5 kg').map(({ kind }) => kind)).toEqual(['sign', 'number', 'word']);
  });
});

describe('stemmerFor', () => {
  it.each([
    ['en', 'contracts', 'contract'],
    ['en-GB', 'Agreements', 'agreement'],
    ['de', 'Häuser', 'Haus'],
    ['es', 'contratos', 'contrato'],
    ['ru', 'договором', 'договор'],
  ])('%s: %s and %s have one stem', (language, one, other) => {
    const stem = stemmerFor(language)!;
    expect(stem(one)).toBe(stem(other));
  });

  it('knows when it does not know a language', () => {
    expect(stemmerFor('zh')).toBeUndefined();
  });
});

describe('otherNumbersIn', () => {
  it.each([
    ['analyses', ['analysis']],
    ['analysis', ['analyses']],
    ['children', ['child']],
    ['index', ['indexes', 'indices']],
    ['indices', ['index']],
    ['criteria', ['criterion']],
    ['workmen', ['workman']],
    ['electrolyses', ['electrolysis']],
    ['contract', []],
    ['omen', []],
    ['constructor', []],
  ])('of %s are %j', (word, others) => {
    expect(otherNumbersIn('en', word)).toEqual(others);
  });

  it.each([
    ['es', 'luz', 'luces'],
    ['es', 'pared', 'paredes'],
    ['es', 'imagen', 'imágenes'],
    ['fr', 'travail', 'travaux'],
    ['fr', 'jeu', 'jeux'],
    ['fr', 'œil', 'yeux'],
    ['it', 'lago', 'laghi'],
    ['it', 'uomo', 'uomini'],
    ['pt', 'avião', 'aviões'],
    ['pt', 'papel', 'papéis'],
    ['pt', 'homem', 'homens'],
    ['nl', 'brief', 'brieven'],
    ['de', 'konto', 'konten'],
    ['de', 'index', 'indizes'],
  ])('finds in %s the plural of %s and the singular of %s', (language, singular, plural) => {
    expect(otherNumbersIn(language, singular)).toContain(plural);
    expect(otherNumbersIn(language, plural)).toContain(singular);
  });

  it('takes no “Daten” for a “Datum”, and has nothing to say of other languages', () => {
    expect(otherNumbersIn('de', 'daten')).not.toContain('datum');
    expect(otherNumbersIn('sv', 'luces')).toEqual([]);
    expect(otherNumbersIn('constructor', 'luces')).toEqual([]);
  });
});

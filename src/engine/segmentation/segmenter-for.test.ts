import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInLanguages } from '#engine/segmentation/languages';
import { srxDocument } from '#engine/segmentation/srx';
import { growthOf } from '#test/growth';
import { processorTime } from '#test/processor-time';
import { segmenterFor } from './segmenter-for.ts';
import { splitSentences } from './split-sentences.ts';
import { parseWordList, srxRulesOf } from './word-list.ts';

const pieces = [
  ...[
    '. ',
    '.',
    '! ',
    '? ',
    '… ',
    '... ',
    '。',
    '」',
    '「',
    '။',
    ' ',
    '\n',
    '\n\n',
    '\u00A0',
    '\uFFFC',
    '\u200F',
    '"',
    '(',
    ')',
    '“',
    '”',
    "'",
  ],
  ...[
    'Mr',
    'e.g',
    'U.S',
    'z. B',
    'Nr',
    '5',
    '12',
    'I',
    'A',
    'The',
    'then',
    'Er',
    'слово',
    'Он',
    '1.) ',
    'a) ',
    '• ',
    'ครับ ',
    'これ',
    '😀',
    ': ',
    '-- ',
    '«',
    '»',
  ],
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(''));
const language = fc.constantFrom(...builtInLanguages, 'tlh', '', 'de-AT', 'zh_Hant_TW');

function cut(whole: string, tag: string): string[] {
  const breaks = [0, ...segmenterFor(tag)(whole), whole.length];
  return breaks.slice(1).map((end, i) => whole.slice(breaks[i], end));
}

describe('laws of segmentation', () => {
  it('gives ascending places inside the text, so that the pieces make up the text', () => {
    fc.assert(
      fc.property(text, language, (whole, tag) => {
        const breaks = segmenterFor(tag)(whole);
        let last = 0;
        for (const offset of breaks) {
          expect(offset).toBeGreaterThan(last);
          last = offset;
        }
        expect(last === 0 || last < whole.length).toBe(true);
        expect(cut(whole, tag).join('')).toBe(whole);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves the white space between two sentences to the first', () => {
    fc.assert(
      fc.property(text, language, (whole, tag) => {
        for (const offset of segmenterFor(tag)(whole)) expect(whole[offset]).not.toMatch(/\s/);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the same sentences with and without stand-ins for codes', () => {
    const sentence = fc.constantFrom(
      'Mr. Smith left. He ran.',
      'Er kam am 3. Mai. Das war gut.',
      '「そう。」と言った。次。',
      'Is it? Yes!',
    );
    fc.assert(
      fc.property(sentence, fc.array(fc.nat(30), { maxLength: 6 }), (plain, places) => {
        let coded: string = plain;
        for (const place of places) coded = `${coded.slice(0, place)}\uFFFC${coded.slice(place)}`;
        const bare = (parts: string[]) => parts.map((part) => part.replaceAll('\uFFFC', ''));
        expect(bare(cut(coded, 'de'))).toEqual(cut(plain, 'de'));
      }),
    );
  });

  it('puts a code between sentences with the later one, behind the white space', () => {
    expect(cut('One.\uFFFC \uFFFCTwo.', 'en')).toEqual(['One.\uFFFC ', '\uFFFCTwo.']);
  });

  it('takes time in proportion to the length', () => {
    const paragraph =
      'The Supplier (see No. 5, e.g.) shall deliver. "Is it so?" she asked. The U.S. Government agreed. 1) One ';
    const hostile = ['. ', '"', '(', "'a ", '1. ', 'a) ', 'A. ', '    \n', 'x ', '—"', '.\uFFFC ', 'ครับ '];
    const fastest = (work: () => void) => {
      const times = [1, 2, 3].map(() => {
        const start = processorTime();
        work();
        return processorTime() - start;
      });
      return Math.min(...times);
    };
    const textOf = (sample: string, length: number) => `x${sample.repeat(Math.ceil(length / sample.length))}`;
    const find = segmenterFor('th');
    const words = new Intl.Segmenter('th', { granularity: 'word' });
    const long = textOf(paragraph, 1_000_000);
    // The platform finds words in a tenth of a second, sentences are found in half of one.
    expect(fastest(() => find(long))).toBeLessThan(10 * fastest(() => [...words.segment(long)].length));
    for (const sample of [paragraph, ' ', ...hostile])
      expect(
        growthOf((length) => find(textOf(sample, length)), 400_000),
        sample,
      ).toBeLessThan(3);
  });
});

describe('splitSentences', () => {
  it('puts each sentence on one line, and leaves blanks without a line break as they are', () => {
    expect(splitSentences(' One  two\u00a0three \u0085 \u0085 four.\n\n', 'en')).toEqual([
      'One  two\u00a0three four.',
    ]);
  });

  it('takes time in proportion to the length of a run of blanks', () => {
    const cutBlanks = (blanks: number) => {
      const text = `One${' '.repeat(blanks)}two.`;
      expect(splitSentences(text, 'en')).toEqual([text]);
    };
    expect(growthOf(cutBlanks, 80_000)).toBeLessThan(3);
  });
});

describe('a language tag', () => {
  it('falls back to its language and from there to the international rules', () => {
    expect(cut('Das gilt z. B. Anna. Er auch.', 'de-AT-1996')).toHaveLength(2);
    expect(cut('Mr. Bo vidis. Ĉu vi?', 'eo')).toEqual(['Mr. Bo vidis. ', 'Ĉu vi?']);
    expect(cut('One. Two.', 'not a tag!')).toEqual(['One. ', 'Two.']);
  });
});

describe('a project teaches', () => {
  it('exceptions by a word list', () => {
    const words = parseWordList('# ours\nAbt.\nz. Hdn.\nPosn. <number>  # in a list\nFnurb!\n\n');
    const split = (whole: string) => splitSentences(whole, 'de', { words });
    expect(split('Die Abt. Einkauf zahlt. Das ist gut.')).toHaveLength(2);
    expect(split('Siehe Posn. 5. Die Posn. Einkauf fehlt.')).toHaveLength(3);
    expect(split('Das Produkt Fnurb! Kostet nichts. Ja! Nein.')).toHaveLength(3);
    expect(splitSentences('Die Posn. 5 fehlt.', 'de')).toHaveLength(2);
  });

  it('the same exceptions to tools that read SRX', () => {
    const rules = srxDocument('de', [
      ...srxRulesOf(parseWordList('z. Hdn.\nPosn. <number>')),
      { break: true, before: '\\.', after: '\\s' },
    ]);
    const options = { rules, rulePosition: 'instead' as const };
    expect(splitSentences('Geht z. Hdn. Anna. Posn. 5 fehlt.', 'de', options)).toHaveLength(2);
  });

  it('breaks and exceptions by SRX, in front of the built-in rules', () => {
    const rules = srxDocument('en', [
      { break: false, before: 'Foo\\.', after: '\\s' },
      { break: true, before: ';', after: '\\s' },
    ]);
    expect(splitSentences('See Foo. The end; really. Dr. No.', 'en', { rules })).toEqual([
      'See Foo. The end;',
      'really.',
      'Dr. No.',
    ]);
  });

  it('breaks behind the built-in rules only where those say nothing', () => {
    const rules = srxDocument('en', [{ break: true, before: '[.;]', after: '\\s' }]);
    expect(splitSentences('Dr. No; he left. Yes.', 'en', { rules, rulePosition: 'after' })).toEqual([
      'Dr. No;',
      'he left.',
      'Yes.',
    ]);
    expect(splitSentences('Dr. No; he left.', 'en', { rules })).toEqual(['Dr.', 'No;', 'he left.']);
  });
});

describe('complaints about other tools', () => {
  it('dots after numbers and quoted sentences', () => {
    expect(splitSentences('Siehe Nr. 5. Am 3. Mai gilt Art. 7 Abs. 2. Das ist alles.', 'de')).toEqual([
      'Siehe Nr. 5.',
      'Am 3. Mai gilt Art. 7 Abs. 2.',
      'Das ist alles.',
    ]);
    expect(splitSentences('Ha detto: "Vengo. Aspettami." Poi è uscito.', 'it')).toEqual([
      'Ha detto: "Vengo. Aspettami."',
      'Poi è uscito.',
    ]);
  });

  it('Japanese dialogue', () => {
    expect(splitSentences('「もう遅い。帰ろう。」と彼は言った。「はい！」彼女は答えた。', 'ja')).toEqual([
      '「もう遅い。帰ろう。」と彼は言った。',
      '「はい！」',
      '彼女は答えた。',
    ]);
  });

  it('white space between sentences is never lost', () => {
    expect(cut('One.  \u00A0Two.\tThree.', 'en')).toEqual(['One.  \u00A0', 'Two.\t', 'Three.']);
  });
});

describe('a line break', () => {
  const lines = 'This is a sentence\ncut off. Next\nLine';
  it('ends a segment where the line was not wrapped', () => {
    expect(splitSentences(lines, 'en')).toEqual(['This is a sentence cut off.', 'Next', 'Line']);
  });
  it('always or never ends one on request', () => {
    expect(splitSentences(lines, 'en', { lineBreaks: 'end' })).toHaveLength(4);
    expect(splitSentences(lines, 'en', { lineBreaks: 'space' })).toEqual([
      'This is a sentence cut off.',
      'Next Line',
    ]);
  });
});

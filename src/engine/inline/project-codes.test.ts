import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '#engine/words';
import { arbitraryInlineText, arbitraryWords } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { compareCodes } from './compare-codes.ts';
import { crossings } from './crossings.ts';
import { findPairs } from './find-pairs.ts';
import type { InlineItem, InlineText } from './inline-text.ts';
import { makeInlineText } from './make-inline-text.ts';
import { markedText } from './marked-text.ts';
import { codeText } from './plain-text.ts';
import { projectCodes, repairCodes } from './repair-codes.ts';
import { splitInline } from './split-inline.ts';

const onlyText = (text: InlineText): string =>
  text.items.map((item) => (item.kind === 'text' ? item.text : '')).join('');

describe('projecting codes onto a text that came without', () => {
  it.each([
    ['cognates', 'The <1>contract</1> ends.', 'El contrato termina.', 'El <1>contrato</1> termina.'],
    [
      'numbers in other notation',
      'Pay <1>1,500</1> euros',
      'Zahlen Sie 1.500 Euro',
      'Zahlen Sie <1>1.500</1> Euro',
    ],
    [
      'names that moved',
      'In March <1>Verso</1> grew.',
      'Verso wuchs im März.',
      '<1>Verso</1> wuchs im März.',
    ],
    ['a word at its place', 'This is <1>very</1> good.', 'Esto es muy bueno.', 'Esto es <1>muy</1> bueno.'],
    ['the end, before its sign', 'See <1>the annex</1>.', 'Véase el anexo.', 'Véase <1>el anexo</1>.'],
    ['the end, with its sign', 'Stop. <1>Go on.</1>', 'Alto. Siga.', 'Alto. <1>Siga.</1>'],
    ['the start', '<1>Note:</1> read this', 'Nota: lea esto', '<1>Nota:</1> lea esto'],
    ['blanks inside as in the source', 'One <1>two </1>three', 'Un dos tres', 'Un <1>dos </1>tres'],
    [
      'pairs in pairs',
      '<1>big <2>Berlin</2> map</1> here',
      'mapa grande Berlin aquí',
      '<1>mapa grande <2>Berlin</2></1> aquí',
    ],
    ['pairs side by side', '<1>Name</1>: <2>Anna</2>', 'Nombre: Anna', '<1>Nombre</1>: <2>Anna</2>'],
    [
      'a note behind its word',
      'The ratio<1/> is 5.',
      'Das Ratio<> ist 5.'.replace('<>', ''),
      'Das Ratio<1/> ist 5.',
    ],
    ['a note before a sign in another script', 'We grew<1/>.', '我们成长了。', '我们成长了<1/>。'],
    ['one word of a script without blanks', 'Open <1>HTML</1> now', '现在打开HTML', '现在打开<1>HTML</1>'],
    ['no part of what is seen as one character', 'a <1>👩‍👩‍👧</1> b', 'x 👩‍👩‍👧 y', 'x <1>👩‍👩‍👧</1> y'],
    ['the same part of a word that is the same', 'for O<1>2</1> here', 'O2 aquí', 'O<1>2</1> aquí'],
    ['a sign between blanks', 'is <1/> 3 V', 'ist 3 V', 'ist<1/> 3 V'],
    ['a sign whose blanks came along', 'is <1/> 3 V', 'es  3 V', 'es <1/> 3 V'],
    ['a format inside a word at whole words', 're<1>view</1>er', 'revisor', '<1>revisor</1>'],
  ])('puts them at %s', (_, source, target, expected) => {
    expect(markedText(projectCodes(marked(source), target))).toBe(expected);
  });

  it('follows links that the engine gives', () => {
    const source = marked('the <1>red</1> <2>house</2>');
    const links = [
      { source: [0, 3], target: [0, 2], strength: 1 },
      { source: [8, 13], target: [3, 7], strength: 1 },
      { source: [4, 7], target: [8, 12], strength: 1 },
    ] as const;
    expect(markedText(projectCodes(source, 'la casa roja', links))).toBe('la <2>casa</2> <1>roja</1>');
    const term = marked('<1>Services</1> means work');
    const twice = [
      { source: [0, 8], target: [0, 3], strength: 1 },
      { source: [0, 8], target: [4, 13], strength: 1 },
      { source: [9, 14], target: [14, 23], strength: 1 },
    ] as const;
    expect(markedText(projectCodes(term, 'Los servicios significa obra', twice))).toBe(
      '<1>Los servicios</1> significa obra',
    );
  });

  it('keeps every code and every letter, and nests as the source does', () => {
    fc.assert(
      fc.property(arbitraryInlineText({ overlaps: true }), arbitraryWords, (source, target) => {
        const text = projectCodes(source, target);
        expect(onlyText(text)).toBe(target);
        expect(compareCodes(source, text)).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('puts no code of a text without overlaps into a word or a character', () => {
    const proper = fc.stringMatching(/^[a-zé😀漢. ,5-]{0,30}$/u);
    fc.assert(
      fc.property(arbitraryInlineText(), proper, (source, target) => {
        const movable = new Map([...source.codes].map(([id, code]) => [id, { ...code, movable: true }]));
        const text = projectCodes(makeInlineText(source.items, movable), target);
        let offset = 0;
        const inside = new Set(wordsOf(target).flatMap(({ start, end }) => range(start + 1, end)));
        for (const item of text.items) {
          if (item.kind === 'text') offset += item.text.length;
          else expect(inside.has(offset)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

/** The items of a piece as assembly reads them: halves as the ends of a pair, a format parted by a cut as its own. */
function wholeAgain({ items, codes }: InlineText, piece: number): InlineItem[] {
  return items.map((item) => {
    if (item.kind === 'text') return item;
    const { type } = codes.get(item.id)!;
    if (type === 'span-start') return { kind: 'open', id: item.id };
    if (type === 'span-end') return { kind: 'close', id: item.id };
    return { ...item, id: item.id + 1000 * piece };
  });
}

const crossingsOf = (pieces: readonly InlineText[]): Set<string> =>
  new Set(crossings(findPairs(pieces.flatMap(wholeAgain))).map((pair) => pair.toSorted().join()));

describe('halves of spans', () => {
  const half = { 1: 'span-start', 3: 'span-end' } as const;

  it.each([
    ['<1/>a <2>b</2>', '<2>x <1/>y</2>', '<1/><2>x y</2>'],
    ['<2>b</2> a<3/>', '<2>x<3/> y</2> z', '<2>x y</2> z<3/>'],
    ['a <2>b</2><1/> c', '<2>x <1/>y z</2>', '<2>x y z</2><1/>'],
  ])('go out of pairs they were not in: %s, %s', (source, target, expected) => {
    const text = marked(source, half);
    const moved = { items: marked(target, half).items, codes: text.codes };
    expect(compareCodes(text, moved)).toEqual([
      { kind: 'crossing', id: text.codes.has(1) ? 1 : 3, blocks: true },
    ]);
    expect(markedText(repairCodes(text, moved).text)).toBe(expected);
  });

  it('stay before a pair that begins where they stand', () => {
    const text = marked('Verso<3/><2>Berlin</2>', half);
    expect(
      markedText(
        projectCodes(text, 'VersoBerlin', [
          { source: [0, 5], target: [0, 5], strength: 1 },
          { source: [5, 11], target: [5, 11], strength: 1 },
        ]),
      ),
    ).toBe('Verso<3/><2>Berlin</2>');
  });

  it('may stay in pairs that hold them', () => {
    const text = marked('<2>a <1/>b</2>', half);
    expect(compareCodes(text, { items: marked('<2>y<1/></2>x', half).items, codes: text.codes })).toEqual([]);
  });

  it('whatever happens in each piece, lead to no crossing in the whole', () => {
    const pieces = arbitraryInlineText({ overlaps: true }).chain((text) =>
      fc.tuple(
        fc.constant(text),
        fc.array(fc.nat(codeText(text).length), { minLength: 1, maxLength: 3 }),
        fc.array(fc.array(fc.nat(), { minLength: 16, maxLength: 16 }), { minLength: 4, maxLength: 4 }),
      ),
    );
    fc.assert(
      fc.property(pieces, ([text, breaks, orders]) => {
        const cut = splitInline(text, breaks);
        const repaired = cut.map((piece, index) => {
          const order = orders[index]!;
          const items = piece.items
            .map((item, at) => ({ item, rank: order[at % 16]! }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ item }) => item);
          const settled = repairCodes(piece, makeInlineText(items, piece.codes)).text;
          expect(compareCodes(piece, settled).filter(({ blocks }) => blocks)).toEqual([]);
          return settled;
        });
        const allowed = crossingsOf(cut);
        for (const pair of crossingsOf(repaired)) expect(allowed).toContain(pair);
      }),
      { numRuns: 3000 },
    );
  });
});

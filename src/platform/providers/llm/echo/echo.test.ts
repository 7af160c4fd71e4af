import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryWords } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { beginningSimilarity } from './beginning-similarity.ts';
import { chooseEcho, EchoReader } from './index.ts';

const sixWords = { unit: 'words', count: 6 } as const;
const texts = [
  'The contract is signed by both parties in <1>Paris</1>.',
  'Payment is due within 30 days of the invoice.',
  'Total for 2019',
  'Total for 2020',
  'Yes',
  'The parties agree that the first party pays.',
  'The parties agree that the first party leaves.',
];
const reader = new EchoReader(
  texts.map((text) => marked(text)),
  sixWords,
);

describe('check', () => {
  it.each([
    ['as asked', 0, 'The contract is signed by both'],
    ['more than asked', 0, 'The contract is signed by both parties in <1>Paris</1>.'],
    ['with other blanks, case and quotes', 0, '“the  CONTRACT is signed\nby both”'],
    ['fewer words', 0, 'The contract is signed by'],
    ['a slip', 0, 'The contrat is singed by both'],
    ['a short text', 4, 'Yes'],
    ['a text that differs in its number only', 2, 'Total for 2019'],
  ])('matches an echo %s', (_, place, echo) => {
    expect(reader.check(place, echo)).toBe('matches');
  });

  it.each([
    ['the next text', 0, 'Payment is due within 30 days'],
    ['a text that differs in its number only', 2, 'Total for 2020'],
    ['a number alone that differs', 1, 'Payment is due within 60 days'],
    ['its translation', 0, 'Le contrat est signé par les'],
    ['a short text followed by another', 4, 'Yesterday all was well'],
    ['nothing that was sent', 3, 'I cannot do this'],
  ])('finds an answer shifted by %s', (_, place, echo) => {
    expect(reader.check(place, echo)).toBe('shifted');
  });

  it('calls an echo ambiguous that another text begins with as well', () => {
    expect(reader.check(5, 'The parties agree that the first')).toBe('ambiguous');
    expect(reader.check(5, 'The parties agree that the first party pays')).toBe('matches');
  });

  it.each([undefined, null, '', '  ', '…', {}, [], 'The'])('wants an echo: %j is none', (echo) => {
    expect(reader.check(0, echo)).toBe('missing');
  });

  it('takes texts without letters by their signs', () => {
    const arrows = new EchoReader([marked('→ →'), marked('← ←')], sixWords);
    expect(arrows.check(0, '→→')).toBe('matches');
    expect(arrows.check(0, '← ←')).toBe('shifted');
  });

  it('never throws and matches the true beginning, whatever the text holds', () => {
    fc.assert(
      fc.property(arbitraryWords, fc.anything(), (text, echo) => {
        const source = { items: [{ kind: 'text' as const, text }], codes: new Map() };
        const one = new EchoReader([source], sixWords);
        expect(() => one.check(0, echo)).not.toThrow();
        if (/[\p{L}\p{N}]/u.test(text)) expect(['matches', 'missing']).toContain(one.check(0, text));
      }),
    );
  });
});

describe('chooseEcho', () => {
  const sources = (...list: string[]) => list.map((text) => marked(text));

  it('asks for six words', () => {
    expect(chooseEcho(sources('One', 'Another sentence of many more words than six'))).toEqual(sixWords);
  });

  it('asks for more where texts begin alike', () => {
    const start = 'The contractor shall at no time';
    expect(chooseEcho(sources(`${start} leave the site`, `${start} smoke`))).toEqual({
      unit: 'words',
      count: 9,
    });
  });

  it('does not ask for more for equal texts', () => {
    const text = 'The contractor shall at no time leave the site.';
    expect(chooseEcho(sources(text, text))).toEqual(sixWords);
  });

  it('counts characters where there are no blanks', () => {
    expect(chooseEcho(sources('合同由双方在巴黎签署。', '付款期限为三十天。'))).toEqual({
      unit: 'characters',
      count: 15,
    });
  });
});

describe('beginningSimilarity', () => {
  it('is 1 for a beginning only, and symmetric in no other sense', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 80 }), fc.string({ maxLength: 80 }), (text, rest) => {
        expect(beginningSimilarity(text, text + rest)).toBe(1);
      }),
    );
  });

  it('agrees with comparing every beginning', () => {
    const distance = (a: string, b: string): number => {
      if (a === '' || b === '') return a.length + b.length;
      const [x, y] = [a.slice(1), b.slice(1)];
      if (a[0] === b[0]) return distance(x, y);
      return 1 + Math.min(distance(x, y), distance(x, b), distance(a, y));
    };
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(letters, letters, (echo, text) => {
        const all = Array.from({ length: text.length + 1 }, (_, length) => {
          const start = text.slice(0, length);
          return 1 - distance(echo, start) / Math.max(echo.length, length);
        });
        // Beginnings more than half as long again are never that alike, and are not looked at.
        const best = Math.max(...all);
        if (best > 0.7) expect(beginningSimilarity(echo, text)).toBeCloseTo(best);
        else expect(beginningSimilarity(echo, text)).toBeLessThanOrEqual(best);
      }),
    );
  });
});

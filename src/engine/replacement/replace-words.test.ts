import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeInlineText, markedText } from '#engine/inline';
import { arbitraryInlineText } from '#test/inline-arbitrary';
import { marked } from '#test/marked';
import { replaceWords } from './replace-words.ts';

const plain = { matchCase: false, wholeWords: false };

function replaced(text: string, find: string, replaceWith: string, options = plain) {
  const { items, codes } = marked(text);
  const result = replaceWords(items, { find, ...options }, replaceWith);
  return [markedText(makeInlineText(result.items, codes)), result.replaced, result.acrossCodes];
}

describe('replacing words', () => {
  it.each([
    ['The pump pumps.', 'pump', 'valve', plain, 'The valve valves.', 2, 0],
    ['The pump pumps.', 'pump', 'valve', { ...plain, wholeWords: true }, 'The valve pumps.', 1, 0],
    ['Pump pump', 'pump', 'valve', { ...plain, matchCase: true }, 'Pump valve', 1, 0],
    ['ÄRGER ärger', 'ärger', 'Mut', plain, 'Mut Mut', 2, 0],
    ['a <1>pump</1> b', 'pump', 'valve', plain, 'a <1>valve</1> b', 1, 0],
    ['a <1>pu</1>mp, pump', 'pump', 'valve', plain, 'a <1>pu</1>mp, valve', 1, 1],
    ['pump<1/>pump', 'pumppump', 'x', plain, 'pump<1/>pump', 0, 1],
    ['a <1>b</1> c', 'b', '', plain, 'a <1></1> c', 1, 0],
    ['cost (1.5) $', '(1.5) $', '$1 $& \\', plain, 'cost $1 $& \\', 1, 0],
    ['İstanbul pump', 'pump', 'x', plain, 'İstanbul x', 1, 0],
  ] as const)('%s: %s → %s', (text, find, replaceWith, options, result, hits, across) => {
    const [written, ...counts] = replaced(text, find, replaceWith, options);
    expect(written).toBe(result);
    expect(counts).toEqual([hits, across]);
  });

  it('keeps every code in its place among the others, whatever is replaced', () => {
    fc.assert(
      fc.property(
        arbitraryInlineText(),
        fc.string({ minLength: 1, maxLength: 2 }),
        fc.string(),
        (text, find, by) => {
          const { items } = replaceWords(text.items, { find, ...plain }, by);
          const codesOf = (all: readonly { kind: string; id?: number }[]) =>
            all.filter(({ kind }) => kind !== 'text').map(({ kind, id }) => `${kind} ${id}`);
          expect(codesOf(items)).toEqual(codesOf(text.items));
          expect(items.some((item) => item.kind === 'text' && item.text === '')).toBe(false);
        },
      ),
    );
  });
});

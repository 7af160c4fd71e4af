import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from './glossary.ts';
import { TermIndex } from './term-index.ts';
import { isTermAt, termPattern } from './term-pattern.ts';
import { mayBegin, mayEnd, termWords } from './term-words.ts';
import { wordFormsFor } from './word-forms.ts';

/** Every term at every place, then the places that lie in none other. */
function bruteForce(terms: readonly Term[], text: string, language: string) {
  const words = termWords(text, language);
  const forms = wordFormsFor(language);
  const all = new Map<string, { start: number; end: number; entries: number[] }>();
  for (let first = 0; first < words.length; first++) {
    for (let last = first; last < words.length; last++) {
      terms.forEach((term, entry) => {
        const pattern = termPattern(term, language);
        const fits = pattern.words.length === last - first + 1 && isTermAt(words, first, pattern, forms);
        if (!fits || !mayBegin(words, first) || !mayEnd(words, last)) return;
        const { start } = words[first]!;
        const { end } = words[last]!;
        const place = all.get(`${start} ${end}`) ?? { start, end, entries: [] };
        place.entries.push(entry);
        all.set(`${start} ${end}`, place);
      });
    }
  }
  const found = [...all.values()];
  return found.filter(
    (one) => !found.some((other) => other !== one && other.start <= one.start && other.end >= one.end),
  );
}

const vocabulary: Readonly<Record<string, readonly string[]>> = {
  en: [
    'plan',
    'Plan',
    'plans',
    'planning',
    'IT',
    'it',
    'day',
    'days',
    'e',
    't',
    '7',
    '+',
    'analysis',
    'analyses',
    'child',
  ],
  de: ['Vertrag', 'Verträge', 'verträgen', 'Haus', 'Häusern', 'IT', 'der', '7', '#'],
  pl: ['umowa', 'umowy', 'umow', 'umowami', 'umo', 'portem', 'port', 'Portal', '7', '_'],
  ko: ['계약', '계약은', '계약서', '서비스', '서비스를', '물', '물을'],
  zh: ['合', '同', '合同', '法', 'IT'],
};
const joints = [' ', ' ', '-', '\u2011', '’', '', '. '];

function phrase(language: string, most: number): fc.Arbitrary<string> {
  const word = fc.constantFrom(...vocabulary[language]!);
  return fc
    .array(fc.tuple(word, fc.constantFrom(...joints)), { minLength: 1, maxLength: most })
    .map((parts) => parts.flat().join(''));
}

describe.each(Object.keys(vocabulary))('the index of %s terms', (language) => {
  const term = fc.record({
    language: fc.constant(language),
    text: phrase(language, 3),
    status: fc.constant('preferred' as const),
    caseSensitive: fc.boolean(),
    exactForm: fc.boolean(),
  });

  it('finds what looking for every term at every place finds', () => {
    fc.assert(
      fc.property(fc.array(term, { maxLength: 12 }), phrase(language, 12), (terms, text) => {
        const index = new TermIndex<number>(language);
        const findable = terms.filter((one, entry) => index.add(one, entry) || true);
        const isAdded = (entry: number) => new TermIndex<number>(language).add(findable[entry]!, 0);
        const expected = bruteForce(findable, text, language)
          .map((place) => ({ ...place, entries: place.entries.filter(isAdded) }))
          .filter(({ entries }) => entries.length > 0);
        expect(index.find(text)).toEqual(expected);
      }),
      { numRuns: 400 },
    );
  });
});

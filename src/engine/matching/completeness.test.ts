import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWithoutCodes } from '#engine/inline';
import { createMemory, type LookupWork, similarity, similarityIn } from './index.ts';

/** Few words, so that texts collide: forms of a word, case, numbers, signs, letters of a spaceless script. */
const arbitraryText = fc
  .array(
    fc.constantFrom(
      ...['file', 'files', 'File', 'open', 'opened', 'a', 'the', 'no', 'Ünder', '7', '42', '1,500'],
      ...['.', ',', '?', '"', '“', '-', '–', '€', '%', '文', '件', '。'],
    ),
    { maxLength: 9 },
  )
  .chain((words) => fc.constantFrom(' ', '  ', '', '\u00A0').map((blank) => words.join(blank)));

/** Texts of forty words, some of them common and most rare, as prefixes need them. */
const arbitrarySentence = fc
  .array(
    fc.oneof(
      fc.constantFrom('the', 'of', 'and', 'to', '.', ','),
      fc
        .nat({ max: 33 })
        .map((number) => `w${String.fromCharCode(97 + (number % 26))}${'x'.repeat(number / 26)}`),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((words) => words.join(' '));

function memoryOf(sources: readonly string[], language = 'en', observe?: (work: LookupWork) => void) {
  return createMemory(unitsOf(sources), observe ? { language, observe } : { language });
}

function unitsOf(sources: readonly string[]) {
  return sources.map((text, index) => ({
    id: `${index}`,
    memory: 'test',
    source: textWithoutCodes(text),
    target: textWithoutCodes(text),
  }));
}

/** Ids of the sources that comparing with each one finds. */
function idsAtLeast(threshold: number, sources: readonly string[], query: string, language = 'en') {
  const compare = similarityIn(language);
  return sources.flatMap((source, index) => (compare(source, query) >= threshold ? [`${index}`] : [])).sort();
}

describe('a lookup against comparing with each unit', () => {
  it('finds the same, whatever the texts', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryText, { maxLength: 60 }),
        fc.array(arbitraryText, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 50, max: 101 }),
        fc.constantFrom('en', 'und'),
        (sources, queries, threshold, language) => {
          const memory = memoryOf(sources, language);
          for (const query of queries) {
            const source = textWithoutCodes(query);
            const all = memory.lookup({ source }, { threshold: 0, limit: Infinity });
            expect(all.map(({ unit }) => unit.id).sort()).toEqual(idsAtLeast(50, sources, query, language));
            expect(memory.lookup({ source }, { threshold, limit: Infinity })).toEqual(
              all.filter(({ score }) => score >= threshold),
            );
            expect(memory.lookup({ source }, { threshold, limit: 3 })).toEqual(
              all.filter(({ score }) => score >= threshold).slice(0, 3),
            );
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('finds the same through indexes made at any time, for texts edited up to the threshold', () => {
    const edits = fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(arbitrarySentence, { minLength: 300, maxLength: 700, size: 'max' }),
        fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), edits), { minLength: 8, maxLength: 8 }),
        (sources, portions, queries) => {
          const memory = memoryOf([]);
          const units = unitsOf(sources);
          let size = 0;
          for (const portion of [...portions, sources.length]) {
            const from = size;
            size = Math.min(sources.length, from + portion);
            memory.add(units.slice(from, size));
            memory.lookup({ source: textWithoutCodes('w') }, { threshold: 50, limit: 1 });
          }
          for (const [index, changes] of queries) {
            const query = edit(sources[index % sources.length]!, changes);
            for (const threshold of [50, 60, 70, 80, 90]) {
              const found = memory
                .lookup({ source: textWithoutCodes(query) }, { threshold, limit: Infinity })
                .map(({ unit }) => unit.id);
              expect(found.sort()).toEqual(idsAtLeast(threshold, sources, query));
            }
          }
        },
      ),
      { numRuns: 25, endOnFailure: true }, // hundreds of units take long to shrink
    );
  });
});

/** Replaces words by one that no text has, or leaves them out. */
function edit(text: string, changes: readonly (readonly [number, boolean])[]): string {
  const words = text.split(' ');
  for (const [at, replace] of changes) {
    if (words.length > 1) words.splice(at % words.length, 1, ...(replace ? ['new'] : []));
  }
  return words.join(' ');
}

describe('similarity', () => {
  it('is symmetric, 100 for equal texts and below for all others', () => {
    fc.assert(
      fc.property(arbitraryText, arbitraryText, (a, b) => {
        const score = similarity(a, b, 'en');
        expect(score).toBe(similarity(b, a, 'en'));
        expect(similarity(a, a, 'en')).toBe(100);
        const same = a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
        expect(score === 100).toBe(same);
        expect(Number.isInteger(score) && score >= 0).toBe(true);
      }),
    );
  });

  it.each([
    ['Open the file', 'Open\u00A0the  file ', 100, 'blanks do not count'],
    ['Cafe\u0301', 'Café', 100, 'nor how a letter is composed'],
    ['foo-bar.', 'foo-bar .', 99, 'but where there is a blank does'],
    ['Open the file', 'OPEN THE FILE', 95, 'case only'],
    ['Pay 1,500 €', 'Pay 2,750 €', 98, 'numbers only'],
    ['42', '57', 95, 'nothing but a number'],
    ['Save the file.', 'Save the file', 96, 'a full stop'],
    ['Say "yes"', 'Say “yes”', 95, 'quotation marks'],
    ['Open the file', 'Open the files', 90, 'a form of a word'],
    ['Open the file', 'Close the file', 66, 'one word of three'],
    ['at -5 degrees', 'at 5 degrees', 85, 'the minus of a number'],
    ['Straße', 'STRASSE', 95, 'case of letters that become two'],
    ['', 'file', 0, 'nothing and something'],
    ['***', '*', 33, 'signs only'],
    ['打开文件夹', '打开文件', 80, 'one letter of five in a script without blanks'],
  ])('%j and %j: %d (%s)', (a, b, score) => {
    expect(similarity(a, b, 'en')).toBe(score);
  });

  it('takes forms of a word for other words where it does not know the language', () => {
    expect(similarity('Open the file', 'Open the files', 'und')).toBe(66);
  });
});

describe('the cost of a lookup', () => {
  const sources = Array.from(
    { length: 3000 },
    (_, index) => `${word(index)} string of the test ${word(index * 7)}`,
  );

  it('looks at few units of a large memory, also for short and common texts', () => {
    const works: LookupWork[] = [];
    const memory = memoryOf(sources, 'en', (work) => works.push(work));
    for (const source of ['test string', 'string', sources[5]!, 'the', 'of the']) {
      memory.lookup({ source: textWithoutCodes(source) }, { threshold: 70, limit: 5 });
    }
    expect(works).toHaveLength(5);
    for (const { candidates, complete } of works) {
      expect(candidates).toBeLessThan(50);
      expect(complete).toBe(true);
    }
  });

  it('does not search for equal texts beyond the hash when only these are wanted', () => {
    let searches = 0;
    const memory = memoryOf(sources, 'en', () => searches++);
    const matches = memory.lookup({ source: textWithoutCodes(sources[9]!) }, { threshold: 100, limit: 5 });
    expect(matches.map(({ unit }) => unit.id)).toEqual(['9']);
    expect(searches).toBe(0);
  });

  it('searches once for texts that repeat in a bulk lookup and gives each its own matches', () => {
    let searches = 0;
    const memory = memoryOf(sources, 'en', () => searches++);
    const asked = [3, 4, 3, 3].map((index) => ({ source: textWithoutCodes(`${sources[index]} now`) }));
    const found = memory.lookupAll(asked, { threshold: 70, limit: 1 });
    expect(found.map(([match]) => match?.unit.id)).toEqual(['3', '4', '3', '3']);
    expect(found.map(([match]) => match?.unit.memory)).toEqual(Array(4).fill('test'));
    expect(searches).toBe(2);
  });

  it('ends on hostile units: a megabyte of text, thousands of equal tokens, a memory of shuffled words', () => {
    const long = 'word '.repeat(200_000);
    const equal = 'same '.repeat(900);
    const shuffled = Array.from({ length: 400 }, (_, index) =>
      Array.from({ length: 900 }, (_, at) => word((at * (2 * index + 1)) % 900)).join(' '),
    );
    const works: LookupWork[] = [];
    const memory = memoryOf([long, equal, '', '…', '\uD800', ...shuffled], 'en', (work) => works.push(work));
    const find = (text: string) =>
      memory
        .lookup({ source: textWithoutCodes(text) }, { threshold: 50, limit: 5 })
        .map(({ score }) => score);
    expect(find(long)).toEqual([100]);
    expect(find(`${long} more`)).toEqual([]);
    expect(find(`${equal} more`)).toEqual([99]);
    expect(find('')).toEqual([100]);
    expect(find('\uD800')).toEqual([100]);
    expect(find(shuffled[0]!)[0]).toBe(100);
    expect(works.at(-1)!.cells).toBeLessThan(70_000_000);
  });
});

/** A word of its own for each number. */
function word(number: number): string {
  return number
    .toString(26)
    .replace(/[0-9]/g, (digit) => 'qrstuvwxyz'[Number(digit)]!)
    .concat('k');
}

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearUnits, signatureOf, signatureQuery, similarityIn, tokenReader } from './index.ts';

const read = tokenReader('en');
const similarity = similarityIn('en');
const order = { frequencyOf: (token: number) => Math.abs(token) % 7 };
const texts = fc
  .array(fc.constantFrom('open', 'the', 'file', 'window', '7', 'print', 'every', 'page', '.'), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => words.join(' '));

function entryOf(text: string, place: number): Buffer {
  const { weight, words } = signatureOf(read(text)!, order, 1)!;
  const entry = Buffer.alloc(36);
  entry.writeInt32BE(weight, 0);
  for (let bit = 0; bit < 128; bit += 8) entry[4 + bit / 8] = Number.parseInt(words.slice(bit, bit + 8), 2);
  entry.writeInt32BE(place, 32);
  return entry;
}

it('keeps every unit that reaches the score, each once', () => {
  let left = 0;
  fc.assert(
    fc.property(
      texts,
      fc.array(texts, { maxLength: 20 }),
      fc.integer({ min: 50, max: 99 }),
      (text, units, threshold) => {
        const query = signatureQuery(read(text)!, order, threshold, [1])!;
        const entries = [...units, ...units].map((unit, place) => entryOf(unit, place % units.length));
        const near = nearUnits(Buffer.concat(entries), query, threshold);
        const places = near.map(({ id }) => Number.parseInt(id.slice(-8), 16));
        expect(new Set(places).size).toBe(places.length);
        for (const [place, unit] of units.entries())
          if (similarity(unit, text) >= threshold) expect(places).toContain(place);
        left += units.length - places.length;
      },
    ),
  );
  expect(left).toBeGreaterThan(100);
});

it('tells by how many words a unit differs, and reads ids as they are written', () => {
  const query = signatureQuery(read('open the file')!, order, 50, [1])!;
  const entry = entryOf('open the window', 0);
  Buffer.from('0190a1b2c3d4e5f60718293a4b5c6d7e', 'hex').copy(entry, 20);
  expect(nearUnits(entry, query, 50)).toEqual([{ id: '0190a1b2-c3d4-e5f6-0718-293a4b5c6d7e', apart: 2 }]);
  expect(nearUnits(entry, signatureQuery(read('open the file')!, order, 90, [1])!, 90)).toEqual([]);
  expect(nearUnits(Buffer.alloc(0), query, 50)).toEqual([]);
});

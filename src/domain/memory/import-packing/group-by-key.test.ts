import fc from 'fast-check';
import { expect, it } from 'vitest';
import { groupByKey, mostBytes } from './group-by-key.ts';

/** An array as `array_send` writes it: dimensions, nulls, type, then for each its count and the number of its first. */
function arrayOf(keys: readonly number[]): Buffer {
  const numbers =
    keys.length === 0 ? [0, 0, 23] : [1, 0, 23, keys.length, 1, ...keys.flatMap((key) => [4, key])];
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [place, number] of numbers.entries()) bytes.writeInt32BE(number, place * 4);
  return bytes;
}

/** What a binary array of integers or bytes holds. */
function elementsOf(bytes: Buffer): Buffer[] {
  const elements: Buffer[] = [];
  for (let at = 20; at < bytes.length; ) {
    const length = bytes.readInt32BE(at);
    elements.push(bytes.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return elements;
}

const key = fc.oneof(
  fc.constantFrom(0, -1, 2 ** 31 - 1, -(2 ** 31)),
  fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
);

it('puts every entry under each of its keys, once, in few rows in the order of keys', () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(key, { maxLength: 9 }), { maxLength: 200 }), (units) => {
      const entries = units.map((_, unit) => Buffer.alloc(36, unit + 1));
      const signed = Buffer.concat(units.flatMap((keys, unit) => [entries[unit]!, arrayOf(keys)]));
      const rows = groupByKey(signed);
      const keys = elementsOf(rows.keys.bytes).map((bytes) => bytes.readInt32BE());
      expect(keys).toEqual([...keys].sort((a, b) => a - b));
      const found = elementsOf(rows.entries.bytes).flatMap((bytes, row) => {
        expect(bytes.length).toBeLessThanOrEqual(48 * 36);
        return Array.from({ length: bytes.length / 36 }, (_, place) => `${keys[row]} ${bytes[place * 36]}`);
      });
      const wanted = units.flatMap((some, unit) => some.map((one) => `${one} ${unit + 1}`));
      expect(found.sort()).toEqual(wanted.sort());
      const counts = Map.groupBy(wanted, (line) => line.split(' ')[0]);
      const least = [...counts.values()].reduce((sum, { length }) => sum + Math.ceil(length / 48), 0);
      expect(keys.length).toBe(least);
    }),
  );
});

it('refuses more than the places of entries can tell', () => {
  expect(() => groupByKey(Buffer.alloc(mostBytes + 4))).toThrow(RangeError);
});

import { mostEntries } from '#domain/memory/packing';
import { entryLength } from '#engine/matching';
import { BinaryArray } from '#platform/database/arrays';

/** How `array_send` writes an array of integers: a head, then each with its length; an array of none is a shorter head. */
const headBytes = 20;
const emptyBytes = 12;
const countAt = 12;
const elementBytes = 8;

/** Rows of `memory_postings`, column by column, in the order of keys. */
export interface KeyRows {
  readonly keys: BinaryArray;
  readonly entries: BinaryArray;
}

/**
 * Groups signatures by key. `signed` has for each its entry, then its keys as `array_send` writes them. Keys are sorted as
 * numbers that hold the place of the entry too, in a tenth of the time that PostgreSQL takes.
 */
export function groupByKey(signed: Buffer): KeyRows {
  const sorted = sortedKeys(signed);
  const rows = { keys: new BinaryArray('int4'), entries: new BinaryArray('bytea') };
  for (let first = 0; first < sorted.length; ) {
    const key = keyOf(sorted[first]!);
    let end = first + 1;
    while (end < sorted.length && end - first < mostEntries && keyOf(sorted[end]!) === key) end++;
    rows.keys.addInteger(key);
    rows.entries.addBytes((end - first) * entryLength, (to, at) => {
      for (let one = first; one < end; one++) {
        const entry = placeOf(sorted[one]!);
        signed.copy(to, at + (one - first) * entryLength, entry, entry + entryLength);
      }
    });
    first = end;
  }
  return rows;
}

/** A key is one of 2^32; with a place in less than 8 MB of four-byte units it fits in the 53 bits that a number holds exactly. */
const places = 2 ** 21;
const placeUnit = 4;
const lowestKey = -(2 ** 31);
/** Bytes of signatures that can be grouped at once. */
export const mostBytes = places * placeUnit;

function sortedKeys(signed: Buffer): Float64Array {
  if (signed.length > mostBytes) throw new RangeError(`${signed.length} bytes of signatures at once`);
  // More than there can be.
  const found = new Float64Array(signed.length / elementBytes);
  let count = 0;
  for (let at = 0; at < signed.length; ) {
    const array = at + entryLength;
    const isEmpty = signed.readInt32BE(array) === 0;
    const keys = isEmpty ? 0 : signed.readInt32BE(array + countAt);
    const elements = array + (isEmpty ? emptyBytes : headBytes);
    for (let place = 0; place < keys; place++) {
      const key = signed.readInt32BE(elements + place * elementBytes + 4);
      found[count++] = (key - lowestKey) * places + at / placeUnit;
    }
    at = elements + keys * elementBytes;
  }
  return found.subarray(0, count).sort();
}

const keyOf = (sorted: number): number => Math.floor(sorted / places) + lowestKey;
const placeOf = (sorted: number): number => (sorted % places) * placeUnit;

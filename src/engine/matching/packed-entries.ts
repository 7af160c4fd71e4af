import type { SignatureQuery } from './stored-signature.ts';

/*
 * What tells whether a unit may be like a text, packed so that thousands are read at once. An entry is 36 bytes: weight (int32,
 * big-endian), words (128 bits) and id of the unit (UUID).
 */

/** Bytes of an entry. */
export const entryLength = 36;
const wordsAt = 4;
const idAt = 20;
/** Twentieths of a word that each bit of difference stands for. */
const bitWeight = 20;

/** A unit that may be like a text. */
export interface NearUnit {
  readonly id: string;
  /** Words that one of the two texts has and the other lacks, as far as bits tell. */
  readonly apart: number;
}

/**
 * The units of packed entries whose weights and words allow `threshold` per cent of the heavier text: each bit that one has and
 * the other lacks stands for a word that they have not in common. Each unit once.
 */
export function nearUnits(entries: Buffer, query: SignatureQuery, threshold: number): NearUnit[] {
  const { weight, lightest, heaviest } = query;
  const words = [0, 32, 64, 96].map((at) => Number.parseInt(query.words.slice(at, at + 32), 2) | 0);
  const [first, second, third, fourth] = words as [number, number, number, number];
  const found = new Map<string, NearUnit>();
  for (let at = 0; at + entryLength <= entries.length; at += entryLength) {
    const other = entries.readInt32BE(at);
    if (other < lightest || other > heaviest) continue;
    const needed = Math.floor((threshold * Math.max(other, weight) + 99) / 100);
    const a = entries.readInt32BE(at + wordsAt);
    const b = entries.readInt32BE(at + wordsAt + 4);
    const c = entries.readInt32BE(at + wordsAt + 8);
    const d = entries.readInt32BE(at + wordsAt + 12);
    const lacking = bitsOf(first & ~a) + bitsOf(second & ~b) + bitsOf(third & ~c) + bitsOf(fourth & ~d);
    if (lacking * bitWeight > weight - needed) continue;
    const added = bitsOf(a & ~first) + bitsOf(b & ~second) + bitsOf(c & ~third) + bitsOf(d & ~fourth);
    if (added * bitWeight > other - needed) continue;
    const id = idOf(entries, at + idAt);
    found.set(id, { id, apart: lacking + added });
  }
  return [...found.values()];
}

/** How many bits of 32 are set. */
function bitsOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return (((fours + (fours >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

function idOf(entries: Buffer, at: number): string {
  const hex = entries.toString('hex', at, at + 16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

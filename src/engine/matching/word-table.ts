import { withRoom } from './token-store.ts';
import type { Token } from './tokens-of.ts';

/** Words kept, and their UTF-16 units: 8 MB at most. */
const mostWords = 2 ** 17;
const mostUnits = 2_000_000;
/** A slot is four numbers: the word's hash, where its units begin, its length (0 for a slot that is free) with its weight, and the hash of its class. */
const slotSize = 4;
const [hashAt, startAt, lengthAt, classAt] = [0, 1, 2, 3];
const weightBits = 8;
const weightMask = 2 ** weightBits - 1;

/**
 * The hash and weight of the class of each word, found by where the word stands among the units of a text, so that no text is
 * cut out for it. All are forgotten when there are too many.
 */
export class WordTable {
  private table = new Int32Array(4096 * slotSize);
  private units = new Uint16Array(8192);
  private count = 0;
  private end = 0;

  /** The place of a word, -1 where it is not known. */
  find(text: Uint16Array, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    for (let at = this.firstSlot(hash); ; at = this.nextSlot(at)) {
      const length = this.table[at + lengthAt]! >>> weightBits;
      if (length === 0) return -1;
      if (this.table[at + hashAt] === hash && length === end - start && this.isAt(at, text, start, end))
        return at;
    }
  }

  /** Adds a word that is not known; its place. */
  add(text: Uint16Array, start: number, end: number, { classHash, weight }: Token): number {
    if (this.count === mostWords || this.end + end - start > mostUnits) {
      this.table.fill(0);
      this.count = 0;
      this.end = 0;
    }
    if (2 * this.count * slotSize >= this.table.length) this.grow();
    const hash = hashOf(text, start, end);
    const at = this.freeSlot(hash);
    this.table[at + hashAt] = hash;
    this.table[at + startAt] = this.end;
    this.table[at + lengthAt] = ((end - start) << weightBits) | weight;
    this.table[at + classAt] = classHash;
    this.units = withRoom(this.units, this.end + end - start);
    for (let from = start; from < end; from++) this.units[this.end++] = text[from]!;
    this.count++;
    return at;
  }

  classHashAt(place: number): number {
    return this.table[place + classAt]!;
  }

  weightAt(place: number): number {
    return this.table[place + lengthAt]! & weightMask;
  }

  private grow(): void {
    const { table } = this;
    this.table = new Int32Array(2 * table.length);
    for (let at = 0; at < table.length; at += slotSize)
      if (table[at + lengthAt] !== 0)
        this.table.set(table.subarray(at, at + slotSize), this.freeSlot(table[at + hashAt]!));
  }

  private freeSlot(hash: number): number {
    let at = this.firstSlot(hash);
    while (this.table[at + lengthAt] !== 0) at = this.nextSlot(at);
    return at;
  }

  private firstSlot(hash: number): number {
    return ((hash ^ (hash >>> 15)) * slotSize) & (this.table.length - 1);
  }

  private nextSlot(at: number): number {
    return (at + slotSize) & (this.table.length - 1);
  }

  private isAt(at: number, text: Uint16Array, start: number, end: number): boolean {
    const from = this.table[at + startAt]! - start;
    for (let unit = start; unit < end; unit++) if (this.units[from + unit] !== text[unit]) return false;
    return true;
  }
}

function hashOf(text: Uint16Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text[at]!, 0x01000193);
  return hash | 0;
}

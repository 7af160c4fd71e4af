import { withRoom } from './token-store.ts';
import type { Token } from './tokens-of.ts';

/** Words kept, and their UTF-16 units: 4 MB at most. */
const mostWords = 100_000;
const mostUnits = 1_000_000;
const slots = 2 ** 18;

/**
 * The hash and weight of the class of each word, found by where the word stands in a text, so that no text is cut out for it.
 * All are forgotten when there are too many.
 */
export class WordTable {
  hashes = new Int32Array(1024);
  weights = new Int32Array(1024);
  /** By slot of the word's hash, or the next that is free: its place and one; 0 for none. */
  private readonly places = new Int32Array(slots);
  private ends = new Int32Array(1024);
  private units = new Int32Array(8192);
  private count = 0;

  /** The place of a word, -1 where it is not known. */
  find(text: string, start: number, end: number): number {
    for (let slot = slotOf(text, start, end); ; slot = (slot + 1) & (slots - 1)) {
      const place = this.places[slot]! - 1;
      if (place < 0 || this.isAt(place, text, start, end)) return place;
    }
  }

  /** Adds a word that is not known; its place. */
  add(text: string, start: number, end: number, { classHash, weight }: Token): number {
    let from = this.startOf(this.count);
    if (this.count === mostWords || from + end - start > mostUnits) {
      this.places.fill(0);
      this.count = 0;
      from = 0;
    }
    const place = this.count++;
    this.hashes = withRoom(this.hashes, this.count);
    this.weights = withRoom(this.weights, this.count);
    this.ends = withRoom(this.ends, this.count);
    this.units = withRoom(this.units, from + end - start);
    this.hashes[place] = classHash;
    this.weights[place] = weight;
    for (let at = start; at < end; at++) this.units[from++] = text.charCodeAt(at);
    this.ends[place] = from;
    let slot = slotOf(text, start, end);
    while (this.places[slot] !== 0) slot = (slot + 1) & (slots - 1);
    this.places[slot] = place + 1;
    return place;
  }

  private startOf(place: number): number {
    return place === 0 ? 0 : this.ends[place - 1]!;
  }

  private isAt(place: number, text: string, start: number, end: number): boolean {
    const from = this.startOf(place);
    if (this.ends[place]! - from !== end - start) return false;
    for (let at = start; at < end; at++)
      if (this.units[from + at - start] !== text.charCodeAt(at)) return false;
    return true;
  }
}

function slotOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) & (slots - 1);
}

import { withRoom } from './token-store.ts';

const none = -1;

/** Units by the hash of their normalised text: sixteen bytes a unit, no text kept. */
export class ExactIndex {
  private size = 0;
  private heads = new Int32Array(128).fill(none);
  private hashes = new Int32Array(64);
  /** By unit: the unit added before it with the same place in `heads`. */
  private nexts = new Int32Array(64);

  /** Adds the next unit; units are numbered from 0 on. */
  add(text: string): void {
    const unit = this.size++;
    this.hashes = withRoom(this.hashes, this.size);
    this.nexts = withRoom(this.nexts, this.size);
    this.hashes[unit] = hashOf(text);
    if (this.size * 2 > this.heads.length) this.spread();
    else this.chain(unit);
  }

  /** The units whose text may be this one, last added first; the caller compares the texts. */
  *candidates(text: string): Generator<number> {
    const hash = hashOf(text);
    for (let unit = this.heads[this.placeOf(hash)]!; unit !== none; unit = this.nexts[unit]!) {
      if (this.hashes[unit] === hash) yield unit;
    }
  }

  private spread(): void {
    this.heads = new Int32Array(this.heads.length * 2).fill(none);
    for (let unit = 0; unit < this.size; unit++) this.chain(unit);
  }

  private chain(unit: number): void {
    const place = this.placeOf(this.hashes[unit]!);
    this.nexts[unit] = this.heads[place]!;
    this.heads[place] = unit;
  }

  private placeOf(hash: number): number {
    return hash & (this.heads.length - 1);
  }
}

/** FNV-1a over UTF-16 units, the high bits folded into the low ones. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash ^ (hash >>> 15);
}

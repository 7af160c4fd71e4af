/** Bits, and how many of them one source sets: of ten million sources one new one in 25 seems to be known. */
const bits = 2 ** 26;
const probes = 4;

/**
 * Remembers the sources of an import in 8 MB, however many: what it has not seen is surely new, so that the database is
 * only asked about the others (Bloom, “Space/time trade-offs in hash coding with allowable errors”, 1970).
 */
export class SeenSources {
  private readonly words = new Int32Array(bits / 32);

  /** Whether the source may have been added before. `hash` is hexadecimal, of 32 digits. */
  add(hash: string): boolean {
    let isKnown = true;
    const first = Number.parseInt(hash.slice(0, 8), 16);
    const step = Number.parseInt(hash.slice(8, 16), 16) | 1;
    for (let probe = 0; probe < probes; probe++) {
      const bit = (first + probe * step) & (bits - 1);
      const word = bit >>> 5;
      const mask = 1 << (bit & 31);
      if ((this.words[word]! & mask) === 0) isKnown = false;
      this.words[word]! |= mask;
    }
    return isKnown;
  }
}

import type { Pair } from './catalogues.ts';

/** Share of units by length in characters, as in a memory of 3.4 million entries. */
const mix = [
  { share: 0.44, from: 3, to: 29 },
  { share: 0.3, from: 30, to: 100 },
  { share: 0.26, from: 101, to: 560 },
];

/**
 * Pairs of the lengths of `mix`, recombined of others, each source once; `scale` shortens them for denser scripts. What one text
 * alone cannot give is made by changing up to three words of it, as versions of documents do; one in ten is changed in any case.
 */
export function mixLengths(pairs: readonly Pair[], size: number, seed: number, scale = 1): Pair[] {
  const random = randomOf(seed);
  const texts = pairs.map(({ source }) => source);
  const taken = new Set<string>();
  return mix.flatMap(({ share, from, to }) => {
    const low = Math.round(from * scale);
    const high = Math.round(to * scale);
    const fitting = pairs.filter(({ source }) => source.length <= high);
    return Array.from({ length: Math.round(share * size) }, () => {
      for (;;) {
        const drawn = drawPair(fitting, low, high, random);
        const isChanged = random() < 0.1 || taken.has(drawn.source);
        const source = isChanged ? edited(drawn.source, texts, random) : drawn.source;
        if (source.length < low || source.length > high || taken.has(source)) continue;
        taken.add(source);
        return { source, target: drawn.target };
      }
    });
  });
}

/** Texts put together until they are as long as was drawn. */
function drawPair(pairs: readonly Pair[], low: number, high: number, random: () => number): Pair {
  // Lengths thin out towards the longest.
  const wanted = low + Math.floor((high - low) * random() * random());
  let { source, target } = pick(pairs, random);
  for (let tries = 0; source.length < wanted && tries < 50; tries++) {
    const more = pick(pairs, random);
    if (source.length + more.source.length >= high) continue;
    source += ` ${more.source}`;
    target += ` ${more.target}`;
  }
  return { source, target };
}

/** A text with up to three words changed, left out or put in. */
export function edited(text: string, others: readonly string[], random: () => number): string {
  const words = text.split(/(\s+)/);
  for (let edits = Math.floor(random() * 4); edits > 0; edits--) {
    const at = Math.floor(random() * words.length);
    const other = pick(pick(others, random).split(/\s+/), random);
    if (random() < 0.4) words[at] = other;
    else if (random() < 0.5) words.splice(at, 1);
    else words.splice(at, 0, ` ${other} `);
  }
  return words.join('');
}

export function pick<T>(values: readonly T[], random: () => number): T {
  return values[Math.floor(random() * values.length)]!;
}

/** Mulberry32: the same numbers for the same seed. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

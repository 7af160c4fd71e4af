/**
 * A number for a class of tokens that is the same in every process and release, as what is stored by it must be: signed,
 * 32 bits. Classes that share a number count as one, which adds candidates and loses none.
 */
export function hashOfClass(tokenClass: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < tokenClass.length; index++)
    hash = Math.imul(hash ^ tokenClass.charCodeAt(index), 0x01000193);
  return scramble(hash);
}

/** A number for several numbers in order. */
export function hashOfNumbers(...numbers: readonly number[]): number {
  let hash = 0x9747b28c;
  for (const number of numbers) hash = Math.imul(scramble(hash ^ number), 5) + 0x52dce729;
  return scramble(hash);
}

/** Spreads every bit over all bits: the finish of MurmurHash3 (Appleby). */
function scramble(number: number): number {
  let hash = number;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

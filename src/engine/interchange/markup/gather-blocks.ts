import type { ByteChunks } from './markup-event.ts';

/** Bytes of a block: a batch of events then is small enough to be forgotten while it is still young. */
export const blockSize = 2 ** 16;

/**
 * The same bytes in blocks of `blockSize`, only the last one shorter, so that what is read does not depend on how the
 * bytes arrive. A block is valid until the next one is asked for.
 */
export async function* gatherBlocks(chunks: ByteChunks): AsyncGenerator<Uint8Array> {
  const block = new Uint8Array(blockSize);
  let filled = 0;
  for await (const chunk of chunks) {
    let position = 0;
    while (position < chunk.length) {
      const taken = chunk.subarray(position, position + blockSize - filled);
      position += taken.length;
      if (taken.length === blockSize) {
        yield taken;
        continue;
      }
      block.set(taken, filled);
      filled += taken.length;
      if (filled < blockSize) continue;
      filled = 0;
      yield block;
    }
  }
  if (filled > 0) yield block.subarray(0, filled);
}

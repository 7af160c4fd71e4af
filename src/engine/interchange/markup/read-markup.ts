import { BlockDecoder } from './block-decoder.ts';
import { gatherBlocks } from './gather-blocks.ts';
import { defaultMarkupLimits, type MarkupLimits } from './limits.ts';
import type { ByteChunks, MarkupEvent } from './markup-event.ts';
import { MarkupScanner } from './markup-scanner.ts';

/**
 * Reads an XML file of any size as batches of events, in order; what is read does not depend on how the bytes are cut.
 * Memory is bounded by a block, the longest token and the depth, see `limits`. Encodings: by byte order mark, by the
 * zeros of UTF-16, by the XML declaration, else UTF-8. A document type is passed over and never fetched; one that
 * declares entities ends the reading. Names and attribute values are not checked against namespaces.
 *
 * Trouble with the file is an event; after a fatal one there are no more. Throws only what `chunks` throws. A caller
 * that stops early closes `chunks`.
 */
export async function* readMarkup(
  chunks: ByteChunks,
  limits: MarkupLimits = defaultMarkupLimits,
): AsyncGenerator<readonly MarkupEvent[]> {
  const decoder = new BlockDecoder();
  const scanner = new MarkupScanner(limits);
  for await (const block of gatherBlocks(chunks)) {
    const decoded = decoder.next(block, false);
    const events = decoded ? scanner.push(decoded) : scanner.refuse('markup-encoding-unknown', decoder.label);
    if (events.length > 0) yield events;
    if (scanner.hasFailed) return;
  }
  const rest = decoder.next(new Uint8Array(0), true);
  yield [...(rest ? scanner.push(rest) : []), ...scanner.finish()];
}

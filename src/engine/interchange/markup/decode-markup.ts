import { BlockDecoder } from './block-decoder.ts';
import { gatherBlocks } from './gather-blocks.ts';
import type { ByteChunks } from './markup-event.ts';

/** Some characters of an XML file. */
export interface DecodedMarkup {
  /** Line ends are line feeds. */
  readonly text: string;
  /** Whether the encoding is not known or bytes are not of it; nothing follows. */
  readonly isInvalid: boolean;
  readonly isLast: boolean;
}

/** The characters of an XML file of any size, as `readMarkup` decodes them. Throws only what `chunks` throws. */
export async function* decodeMarkup(chunks: ByteChunks): AsyncGenerator<DecodedMarkup> {
  const decoder = new BlockDecoder();
  for await (const block of gatherBlocks(chunks)) {
    const decoded = decodedOf(decoder, block, false);
    yield decoded;
    if (decoded.isInvalid) return;
  }
  yield decodedOf(decoder, new Uint8Array(0), true);
}

function decodedOf(decoder: BlockDecoder, block: Uint8Array, isLast: boolean): DecodedMarkup {
  const decoded = decoder.next(block, isLast);
  return { text: decoded?.text ?? '', isInvalid: decoded === undefined || decoded.invalidAt !== -1, isLast };
}

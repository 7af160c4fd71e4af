import type { DecodedBlock } from './decoded-block.ts';

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const tolerant = new TextDecoder('utf-8', { ignoreBOM: true });

/** Decodes UTF-8 block by block and finds the first bytes that are not UTF-8. */
export class Utf8Blocks {
  /** The start of a character whose other bytes are in the next block. */
  private carried: Uint8Array = new Uint8Array(0);
  private foundInvalid = false;

  next(block: Uint8Array, isLast: boolean): DecodedBlock {
    const bytes = this.carried.length === 0 ? block : Buffer.concat([this.carried, block]);
    const end = isLast ? bytes.length : completeLength(bytes);
    this.carried = bytes.slice(end);
    return this.decode(bytes.subarray(0, end));
  }

  private decode(bytes: Uint8Array): DecodedBlock {
    if (this.foundInvalid) return { text: tolerant.decode(bytes), invalidAt: -1 };
    try {
      return { text: strict.decode(bytes), invalidAt: -1 };
    } catch {
      this.foundInvalid = true;
      const text = tolerant.decode(bytes);
      return { text, invalidAt: firstInvalid(text, bytes) };
    }
  }
}

/** Length without the start of a character at the end. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Offset of the first replacement character that is not in the bytes: all before it is valid, so lengths agree. */
function firstInvalid(text: string, bytes: Uint8Array): number {
  let offset = 0;
  let position = 0;
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) {
    offset += Buffer.byteLength(text.slice(position, at));
    position = at;
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return at;
  }
  return -1;
}

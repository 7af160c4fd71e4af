// Pictures as bytes, well formed or not, as a test wants them.
import { crc32, deflateSync } from 'node:zlib';

/** A PNG of one colour; sides from 3,000 on are only claimed, the pixels are those of a small one. */
export function png(
  width = 2,
  height = 2,
  colour: readonly [number, number, number] = [40, 110, 200],
): Uint8Array {
  const isReal = width < 3_000 && height < 3_000;
  const [across, down] = isReal ? [width, height] : [2, 2];
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(across * 3, Buffer.from(colour))]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: down }, () => row)))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  chunk.set(body, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A JPEG up to its frame header, behind segments of the application. */
export function jpegHead(width: number, height: number, before: Uint8Array = new Uint8Array()): Uint8Array {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([Buffer.of(0xff, 0xd8), before, frame, Buffer.from('ffd9', 'hex')]);
}

/** A segment of a JPEG: marker, length, content. */
export function jpegSegment(marker: number, content: Uint8Array): Uint8Array {
  const segment = Buffer.alloc(content.length + 4);
  segment.set([0xff, marker], 0);
  segment.writeUInt16BE(content.length + 2, 2);
  segment.set(content, 4);
  return segment;
}

/** A GIF up to its first image, whose place and size need not be those of the screen. */
export function gifHead(
  screen: readonly [number, number],
  [left, top, width, height]: readonly [number, number, number, number] = [0, 0, ...screen],
): Uint8Array {
  const words = (...values: number[]) => values.flatMap((value) => [value & 255, value >>> 8]);
  const extension = [0x21, 0xf9, 4, 0, 0, 0, 0, 0];
  const table = [0, 0, 0, 255, 255, 255];
  return Buffer.concat([
    Buffer.from('GIF89a', 'latin1'),
    Buffer.from([...words(...screen), 0x80, 0, 0, ...table, ...extension]),
    Buffer.from([0x2c, ...words(left, top, width, height), 0]),
  ]);
}

/** A WebP up to the size in its first chunk. */
export function webpHead(kind: 'VP8X' | 'VP8L' | 'VP8 ', width: number, height: number): Uint8Array {
  const chunk = { VP8X: Buffer.alloc(10), VP8L: Buffer.alloc(10), 'VP8 ': Buffer.alloc(10) }[kind];
  if (kind === 'VP8X') {
    chunk.writeUIntLE(width - 1, 4, 3);
    chunk.writeUIntLE(height - 1, 7, 3);
  } else if (kind === 'VP8L') {
    chunk[0] = 0x2f;
    chunk.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 1);
  } else {
    chunk.set([0, 0, 0, 0x9d, 0x01, 0x2a]);
    chunk.writeUInt16LE(width, 6);
    chunk.writeUInt16LE(height, 8);
  }
  const head = Buffer.from(`RIFF\0\0\0\0WEBP${kind}\0\0\0\0`, 'latin1');
  head.writeUInt32LE(chunk.length + 12, 4);
  head.writeUInt32LE(chunk.length, 16);
  return Buffer.concat([head, chunk]);
}

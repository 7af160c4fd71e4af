import { constants, crc32, inflateRawSync } from 'node:zlib';
import type { Finding } from '#engine/findings';
import type { ZipArchive, ZipRecord } from './archive.ts';
import { asValue, fail } from './fault.ts';

/**
 * The uncompressed bytes of an entry, whose size and checksum are right. Never unpacks more than the directory says,
 * so that a lie about the size costs no memory. Returns a finding for damaged data; never throws.
 */
export function readEntry(archive: ZipArchive, entry: ZipRecord): Uint8Array | Finding {
  return asValue(() => {
    const packed = archive.bytes.subarray(entry.dataStart, entry.dataEnd);
    const bytes = entry.method === 0 ? packed : inflate(packed, entry);
    if (bytes.length !== entry.size)
      fail('zip-size-wrong', `${entry.size} claimed, ${bytes.length} found`, entry.name);
    if (crc32(bytes) !== entry.crc32) fail('zip-checksum-wrong', undefined, entry.name);
    return bytes;
  });
}

/** Output buffer a little larger than the content: filled in one go, it is neither copied nor allocated twice. */
const spareBytes = 64;

function inflate(packed: Uint8Array, { name, size }: ZipRecord): Uint8Array {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size), chunkSize: size + spareBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') {
      return fail('zip-size-wrong', `more than the ${size} bytes claimed`, name);
    }
    return fail('zip-data-damaged', undefined, name);
  }
}

/** Compressed bytes that surely hold the Huffman tables of a first block and the first bytes it stands for. */
const peekedBytes = 1024;

/** The first bytes of an entry, at most a few, unpacked without reading on; empty where the data are damaged. */
export function peekEntry(archive: ZipArchive, entry: ZipRecord): Uint8Array {
  const packed = archive.bytes.subarray(
    entry.dataStart,
    Math.min(entry.dataEnd, entry.dataStart + peekedBytes),
  );
  if (entry.method === 0) return packed;
  try {
    return inflateRawSync(packed, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return new Uint8Array();
  }
}

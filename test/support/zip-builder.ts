import { crc32, deflateRawSync } from 'node:zlib';

/** One entry to write; everything but name and content has an ordinary default, so that a test can lie about one thing. */
export interface ZipInput {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  /** Name in the local header, where it should differ from the directory. */
  readonly localName?: string;
  readonly crc32?: number;
  readonly size?: number;
  /** Writes the sizes behind the data: with or without the optional signature, in 4 or 8 bytes. */
  readonly descriptor?: { readonly signed: boolean; readonly wide: boolean };
  /** Puts the sizes into ZIP64 extra fields, in the local header and the directory. */
  readonly wide?: boolean;
  readonly extra?: Uint8Array;
  readonly comment?: string;
  /** Offset of an earlier local header that this directory entry shares, instead of writing its own. */
  readonly sharedOffset?: number;
}

export interface ZipOptions {
  /** Archive comment. */
  readonly comment?: string;
  /** Bytes in front of the first entry. */
  readonly prefix?: Uint8Array;
  /** Bytes between each entry and the next. */
  readonly gap?: Uint8Array;
  /** Writes ZIP64 end records. */
  readonly zip64?: boolean;
}

const dosTime = 0x6b2d;
const dosDate = 0x5865;

/** Builds a ZIP container byte by byte, well or ill formed as the test wants it. */
export function buildZip(inputs: readonly ZipInput[], options: ZipOptions = {}): Uint8Array {
  const body: Uint8Array[] = [options.prefix ?? new Uint8Array()];
  const directory: Uint8Array[] = [];
  let offset = body[0]!.length;
  const append = (...pieces: Uint8Array[]) => {
    for (const piece of pieces) {
      body.push(piece);
      offset += piece.length;
    }
  };
  for (const input of inputs) {
    const entry = prepare(input);
    const at = input.sharedOffset ?? offset;
    if (input.sharedOffset === undefined) {
      append(
        localHeader(input, entry),
        entry.data,
        descriptor(input, entry),
        options.gap ?? new Uint8Array(),
      );
    }
    directory.push(centralHeader(input, entry, at));
  }
  const centralSize = directory.reduce((sum, { length }) => sum + length, 0);
  return Buffer.concat([...body, ...directory, endRecords(inputs.length, centralSize, offset, options)]);
}

interface Prepared {
  readonly name: Uint8Array;
  readonly data: Uint8Array;
  readonly size: number;
  readonly crc32: number;
  readonly method: number;
  readonly flags: number;
}

function prepare(input: ZipInput): Prepared {
  const content = Buffer.from(input.content ?? '');
  const { method = 8 } = input;
  const name = Buffer.from(input.name);
  const flags =
    (input.flags ?? 0) |
    (input.descriptor ? 8 : 0) |
    (typeof input.name === 'string' && /[^\x00-\x7f]/.test(input.name) ? 0x800 : 0);
  return {
    name,
    data: method === 8 ? deflateRawSync(content) : content,
    size: input.size ?? content.length,
    crc32: input.crc32 ?? crc32(content),
    method,
    flags,
  };
}

function localHeader(input: ZipInput, entry: Prepared): Uint8Array {
  const name = input.localName === undefined ? entry.name : Buffer.from(input.localName);
  const later = input.descriptor !== undefined;
  const extra = Buffer.concat([
    input.wide ? wideExtra([later ? 0 : entry.size, later ? 0 : entry.data.length]) : empty,
    input.extra ?? empty,
  ]);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeShared(header, 4, entry, later, input.wide ?? false);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function centralHeader(input: ZipInput, entry: Prepared, offset: number): Uint8Array {
  const extra = Buffer.concat([
    input.wide ? wideExtra([entry.size, entry.data.length, offset]) : empty,
    input.extra ?? empty,
  ]);
  const comment = Buffer.from(input.comment ?? '');
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  writeShared(header, 6, entry, false, input.wide ?? false);
  header.writeUInt16LE(entry.name.length, 28);
  header.writeUInt16LE(extra.length, 30);
  header.writeUInt16LE(comment.length, 32);
  header.writeUInt32LE(0x81a40000, 38);
  header.writeUInt32LE(input.wide ? 0xffffffff : offset, 42);
  return Buffer.concat([header, entry.name, extra, comment]);
}

/** The fields that both headers have, from the version needed to the uncompressed size. */
function writeShared(header: Buffer, at: number, entry: Prepared, later: boolean, wide: boolean): void {
  header.writeUInt16LE(wide ? 45 : 20, at);
  header.writeUInt16LE(entry.flags, at + 2);
  header.writeUInt16LE(entry.method, at + 4);
  header.writeUInt16LE(dosTime, at + 6);
  header.writeUInt16LE(dosDate, at + 8);
  header.writeUInt32LE(later ? 0 : entry.crc32, at + 10);
  header.writeUInt32LE(wide ? 0xffffffff : later ? 0 : entry.data.length, at + 14);
  header.writeUInt32LE(wide ? 0xffffffff : later ? 0 : entry.size, at + 18);
}

const empty = new Uint8Array();

function wideExtra(values: readonly number[]): Uint8Array {
  const extra = Buffer.alloc(4 + values.length * 8);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(values.length * 8, 2);
  for (const [index, value] of values.entries()) extra.writeBigUInt64LE(BigInt(value), 4 + index * 8);
  return extra;
}

function descriptor(input: ZipInput, entry: Prepared): Uint8Array {
  if (!input.descriptor) return empty;
  const { signed, wide } = input.descriptor;
  const bytes = Buffer.alloc((signed ? 4 : 0) + (wide ? 20 : 12));
  let at = signed ? bytes.writeUInt32LE(0x08074b50, 0) : 0;
  at = bytes.writeUInt32LE(entry.crc32, at);
  for (const length of [entry.data.length, entry.size]) {
    at = wide ? bytes.writeBigUInt64LE(BigInt(length), at) : bytes.writeUInt32LE(length, at);
  }
  return bytes;
}

function endRecords(
  count: number,
  centralSize: number,
  centralStart: number,
  options: ZipOptions,
): Uint8Array {
  const comment = Buffer.from(options.comment ?? '');
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(options.zip64 ? 0xffff : count, 8);
  end.writeUInt16LE(options.zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(options.zip64 ? 0xffffffff : centralSize, 12);
  end.writeUInt32LE(options.zip64 ? 0xffffffff : centralStart, 16);
  end.writeUInt16LE(comment.length, 20);
  if (!options.zip64) return Buffer.concat([end, comment]);
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(44n, 4);
  end64.writeUInt16LE(45, 12);
  end64.writeUInt16LE(45, 14);
  end64.writeBigUInt64LE(BigInt(count), 24);
  end64.writeBigUInt64LE(BigInt(count), 32);
  end64.writeBigUInt64LE(BigInt(centralSize), 40);
  end64.writeBigUInt64LE(BigInt(centralStart), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(centralStart + centralSize), 8);
  locator.writeUInt32LE(1, 16);
  return Buffer.concat([end64, locator, end, comment]);
}

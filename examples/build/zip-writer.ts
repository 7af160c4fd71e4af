import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** The DOS date that Word itself writes: 1 January 1980, so that the same content gives the same bytes. */
const fixedDate = 0x0021;

interface PackedEntry {
  readonly name: Buffer;
  readonly body: Buffer;
  readonly fields: Buffer;
}

/** A deterministic zip archive of the entries in their order, each deflated. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries.map(pack)) {
    const header = localHeader(entry);
    directory.push(directoryHeader(entry, offset));
    pieces.push(header, entry.body);
    offset += header.length + entry.body.length;
  }
  return Buffer.concat([...pieces, ...directory, endRecord(directory, offset)]);
}

function pack(entry: ZipEntry): PackedEntry {
  const body = deflateRawSync(entry.content, { level: 9 });
  const name = Buffer.from(entry.name, 'utf8');
  // The 26 bytes that the local header and the directory have in common, from "version needed" on.
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt16LE(fixedDate, 8);
  fields.writeUInt32LE(crc32(entry.content), 10);
  fields.writeUInt32LE(body.length, 14);
  fields.writeUInt32LE(entry.content.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return { name, body, fields };
}

function localHeader({ fields, name }: PackedEntry): Buffer {
  return Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), fields, name]);
}

function directoryHeader({ fields, name }: PackedEntry, offset: number): Buffer {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(offset, 10);
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fields, tail, name]);
}

function endRecord(directory: readonly Buffer[], offset: number): Buffer {
  const record = Buffer.alloc(22);
  record.write('PK\x05\x06', 'latin1');
  record.writeUInt16LE(directory.length, 8);
  record.writeUInt16LE(directory.length, 10);
  record.writeUInt32LE(
    directory.reduce((sum, header) => sum + header.length, 0),
    12,
  );
  record.writeUInt32LE(offset, 16);
  return record;
}

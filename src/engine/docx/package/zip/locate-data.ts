import { DESCRIPTOR, descriptorSignature, localSignature, type ZipClaim, type ZipRecord } from './archive.ts';
import { readWideFields } from './extra-field.ts';
import { fail } from './fault.ts';

type Place = Pick<ZipRecord, 'dataStart' | 'dataEnd' | 'end' | 'descriptor'>;

const headerLength = 30;

/** Follows a directory entry to its local header and data and checks that they tell the same (APPNOTE 4.3.7, 4.3.9). */
export function locateData(bytes: Buffer, claim: ZipClaim): Place {
  const { localStart: at } = claim;
  if (at + headerLength > bytes.length)
    fail('zip-truncated', `${claim.name} begins behind the end`, claim.name);
  if (bytes.readUInt32LE(at) !== localSignature)
    fail('zip-damaged', `${claim.name} is not at offset ${at}`, claim.name);
  const nameEnd = at + headerLength + bytes.readUInt16LE(at + 26);
  const dataStart = nameEnd + bytes.readUInt16LE(at + 28);
  const dataEnd = dataStart + claim.compressedSize;
  if (dataEnd > bytes.length) fail('zip-truncated', `${claim.name} ends behind the end`, claim.name);
  if (!bytes.subarray(at + headerLength, nameEnd).equals(nameOf(bytes, claim)))
    fail('zip-headers-disagree', 'name', claim.name);
  const flags = bytes.readUInt16LE(at + 6);
  if ((flags ^ claim.flags) & (1 | DESCRIPTOR)) fail('zip-headers-disagree', 'flags', claim.name);
  if (bytes.readUInt16LE(at + 8) !== claim.method) fail('zip-headers-disagree', 'compression', claim.name);
  const [size, compressedSize] = readWideFields(bytes, [at + 22, at + 18], nameEnd, dataStart);
  const repeats =
    bytes.readUInt32LE(at + 14) === claim.crc32 &&
    size!.value === claim.size &&
    compressedSize!.value === claim.compressedSize;
  if (!(flags & DESCRIPTOR)) {
    if (!repeats) fail('zip-headers-disagree', 'sizes or checksum', claim.name);
    return { dataStart, dataEnd, end: dataEnd, descriptor: undefined };
  }
  return { dataStart, dataEnd, ...findDescriptor(bytes, claim, dataEnd) };
}

/** The descriptor has an optional signature and sizes of 4 or 8 bytes; only its content tells which. */
function findDescriptor(bytes: Buffer, claim: ZipClaim, at: number): Pick<Place, 'end' | 'descriptor'> {
  for (const signed of [true, false]) {
    for (const wide of [false, true]) {
      const crcAt = at + (signed ? 4 : 0);
      const end = crcAt + (wide ? 20 : 12);
      if (end > bytes.length) continue;
      if (signed && bytes.readUInt32LE(at) !== descriptorSignature) continue;
      const read = (offset: number) =>
        wide
          ? Number(bytes.readBigUInt64LE(crcAt + 4 + offset * 8))
          : bytes.readUInt32LE(crcAt + 4 + offset * 4);
      const fits =
        bytes.readUInt32LE(crcAt) === claim.crc32 &&
        read(0) === claim.compressedSize &&
        read(1) === claim.size;
      if (fits) return { end, descriptor: { signed, wide } };
    }
  }
  return fail('zip-headers-disagree', 'sizes or checksum behind the data', claim.name);
}

function nameOf(bytes: Buffer, { centralStart }: ZipClaim): Uint8Array {
  return bytes.subarray(centralStart + 46, centralStart + 46 + bytes.readUInt16LE(centralStart + 28));
}

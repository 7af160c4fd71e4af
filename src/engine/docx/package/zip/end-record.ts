import { endSignature, WIDE, zip64EndSignature, zip64LocatorSignature } from './archive.ts';
import { fail } from './fault.ts';

export interface EndRecord {
  readonly end: number;
  readonly zip64End: number | undefined;
  readonly zip64Locator: number | undefined;
  readonly entryCount: number;
  readonly centralStart: number;
  readonly centralSize: number;
}

const endLength = 22;
const locatorLength = 20;
const zip64EndLength = 56;
const longestComment = 0xffff;

/** Finds the end of central directory record and its ZIP64 extension (APPNOTE 4.3.14 to 4.3.16). */
export function readEndRecord(bytes: Buffer): EndRecord {
  const end = findEnd(bytes);
  const zip64 = findZip64End(bytes, end);
  const disk = zip64 ? bytes.readUInt32LE(zip64.at + 16) : bytes.readUInt16LE(end + 4);
  const entryCount = zip64 ? wideNumber(bytes, zip64.at + 32) : bytes.readUInt16LE(end + 10);
  const entriesHere = zip64 ? wideNumber(bytes, zip64.at + 24) : bytes.readUInt16LE(end + 8);
  const centralSize = zip64 ? wideNumber(bytes, zip64.at + 40) : bytes.readUInt32LE(end + 12);
  const centralStart = zip64 ? wideNumber(bytes, zip64.at + 48) : bytes.readUInt32LE(end + 16);
  if (disk !== 0 || entriesHere !== entryCount) fail('zip-split');
  const behind = zip64?.at ?? end;
  if (centralStart + centralSize > behind)
    fail('zip-truncated', `${centralStart + centralSize - behind} bytes are missing`);
  return { end, zip64End: zip64?.at, zip64Locator: zip64?.locator, entryCount, centralStart, centralSize };
}

function findEnd(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - endLength - longestComment);
  let cutOff = false;
  for (let at = bytes.length - endLength; at >= lowest; at--) {
    if (bytes[at] !== 0x50 || bytes.readUInt32LE(at) !== endSignature) continue;
    if (at + endLength + bytes.readUInt16LE(at + 20) <= bytes.length) return at;
    cutOff = true;
  }
  return fail('zip-truncated', cutOff ? 'the comment at its end is cut off' : undefined);
}

function findZip64End(bytes: Buffer, end: number): { at: number; locator: number } | undefined {
  const locator = end - locatorLength;
  if (locator < 0 || bytes.readUInt32LE(locator) !== zip64LocatorSignature) {
    const needed = bytes.readUInt16LE(end + 10) === 0xffff || bytes.readUInt32LE(end + 16) === WIDE;
    return needed ? fail('zip-damaged', 'the ZIP64 end record is missing') : undefined;
  }
  const at = wideNumber(bytes, locator + 8);
  if (at + zip64EndLength > locator || bytes.readUInt32LE(at) !== zip64EndSignature) {
    return fail('zip-damaged', 'the ZIP64 end record is not where it should be');
  }
  return { at, locator };
}

/** A 64-bit number; sizes that a double cannot hold are lies. */
export function wideNumber(bytes: Buffer, at: number): number {
  const value = Number(bytes.readBigUInt64LE(at));
  return Number.isSafeInteger(value) ? value : fail('zip-damaged', 'an impossible size');
}

import type { Finding } from '#engine/findings';
import {
  asBuffer,
  centralSignature,
  ENCRYPTED,
  MASKED,
  STRONGLY_ENCRYPTED,
  type ZipArchive,
  type ZipClaim,
} from './archive.ts';
import { readEndRecord } from './end-record.ts';
import { checkEntryName, decodeEntryName, nameKey } from './entry-name.ts';
import { readWideFields } from './extra-field.ts';
import { asValue, fail } from './fault.ts';
import { defaultZipLimits, type ZipLimits } from './limits.ts';
import { locateData } from './locate-data.ts';

/**
 * Reads the directory of a ZIP container (APPNOTE 6.3.10, as OPC narrows it in ECMA-376-2, 7.3) and checks everything
 * that can be checked without unpacking: each entry is named once and safely, lies in the file, agrees with its local
 * header, shares no byte with another, and claims sizes within the limits. Returns a finding otherwise; never throws.
 */
export function readZip(bytes: Uint8Array, limits: ZipLimits = defaultZipLimits): ZipArchive | Finding {
  return asValue(() => {
    const buffer = asBuffer(bytes);
    const record = readEndRecord(buffer);
    if (record.entryCount > limits.entries) {
      fail('zip-too-many-entries', `${record.entryCount}, allowed are ${limits.entries}`);
    }
    const { centralStart, centralSize, end, zip64End, zip64Locator } = record;
    const centralEnd = centralStart + centralSize;
    const claims = readDirectory(buffer, centralStart, centralEnd, record.entryCount);
    checkNames(claims);
    checkOverlaps(claims, ({ localStart, compressedSize }) => localStart + compressedSize + 30, centralStart);
    checkSizes(claims, limits);
    const entries = claims.map((claim) => ({ ...claim, ...locateData(buffer, claim) }));
    checkOverlaps(entries, ({ end }) => end, centralStart);
    return { bytes, entries, centralStart, centralEnd, zip64End, zip64Locator, end };
  });
}

function readDirectory(bytes: Buffer, from: number, to: number, count: number): ZipClaim[] {
  const entries: ZipClaim[] = [];
  let at = from;
  while (at < to) {
    if (entries.length === count) fail('zip-damaged', 'it lists more entries than it counts');
    const entry = readCentralHeader(bytes, at, to);
    entries.push(entry);
    at = entry.centralEnd;
  }
  if (entries.length !== count) fail('zip-damaged', `it counts ${count} entries and lists ${entries.length}`);
  return entries;
}

function readCentralHeader(bytes: Buffer, at: number, limit: number): ZipClaim {
  if (at + 46 > limit || bytes.readUInt32LE(at) !== centralSignature)
    fail('zip-damaged', `no entry at offset ${at}`);
  const nameEnd = at + 46 + bytes.readUInt16LE(at + 28);
  const extraEnd = nameEnd + bytes.readUInt16LE(at + 30);
  const centralEnd = extraEnd + bytes.readUInt16LE(at + 32);
  if (centralEnd > limit) fail('zip-damaged', `the entry at offset ${at} is cut off`);
  const flags = bytes.readUInt16LE(at + 8);
  const method = bytes.readUInt16LE(at + 10);
  const name = decodeEntryName(bytes.subarray(at + 46, nameEnd), flags);
  checkEntryName(name);
  if (flags & (ENCRYPTED | STRONGLY_ENCRYPTED | MASKED)) fail('zip-encrypted', undefined, name);
  if (method !== 0 && method !== 8) fail('zip-compression-unknown', `method ${method}`, name);
  const [size, compressedSize, localStart] = readWideFields(
    bytes,
    [at + 24, at + 20, at + 42],
    nameEnd,
    extraEnd,
  );
  return {
    name,
    isDirectory: name.endsWith('/'),
    method,
    flags,
    crc32: bytes.readUInt32LE(at + 16),
    size: size!.value,
    compressedSize: compressedSize!.value,
    centralStart: at,
    centralEnd,
    localStart: localStart!.value,
  };
}

function checkNames(entries: readonly ZipClaim[]): void {
  const seen = new Set<string>();
  for (const { name } of entries) {
    const key = nameKey(name.replace(/\/$/, ''));
    if (seen.has(key)) fail('zip-duplicate-name', name.slice(0, 100), name);
    seen.add(key);
  }
}

function checkSizes(entries: readonly ZipClaim[], limits: ZipLimits): void {
  let total = 0;
  for (const { name, size, compressedSize, method, isDirectory } of entries) {
    if (method === 0 && size !== compressedSize) fail('zip-size-wrong', 'stored, yet of two sizes', name);
    if (isDirectory && size !== 0) fail('zip-size-wrong', 'a folder with content', name);
    if (size > limits.ratioFloor && size > limits.ratio * compressedSize) {
      fail('zip-bomb', `${size} bytes from ${compressedSize}`, name);
    }
    if (size > limits.partBytes)
      fail('zip-part-too-large', `${size} bytes, allowed are ${limits.partBytes}`, name);
    total += size;
  }
  if (total > limits.totalBytes)
    fail('zip-total-too-large', `${total} bytes, allowed are ${limits.totalBytes}`);
}

function checkOverlaps<T extends ZipClaim>(
  entries: readonly T[],
  endOf: (entry: T) => number,
  centralStart: number,
): void {
  const ordered = entries.toSorted((a, b) => a.localStart - b.localStart);
  for (const [index, entry] of ordered.entries()) {
    const next = ordered[index + 1];
    if (next && endOf(entry) > next.localStart)
      fail('zip-overlap', `${entry.name} and ${next.name}`, entry.name);
    if (!next && endOf(entry) > centralStart) fail('zip-truncated', `${entry.name} is cut off`, entry.name);
  }
}

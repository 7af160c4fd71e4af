/** One entry of the ZIP container, still compressed. */
export interface ZipEntry {
  /** Name as stored, such as `word/document.xml`. */
  readonly name: string;
  readonly isDirectory: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** Bytes of the compressed and of the uncompressed content. */
  readonly compressedSize: number;
  readonly size: number;
  readonly crc32: number;
}

/** What the directory says about an entry; places are byte offsets into the container. */
export interface ZipClaim extends ZipEntry {
  /** General purpose bit flag (APPNOTE 4.4.4). */
  readonly flags: number;
  /** First byte of the header in the central directory, and the byte behind its extra fields and comment. */
  readonly centralStart: number;
  readonly centralEnd: number;
  readonly localStart: number;
}

/** An entry whose directory and local header agree, with the places of its pieces. */
export interface ZipRecord extends ZipClaim {
  readonly dataStart: number;
  readonly dataEnd: number;
  /** Behind the data descriptor; equal to `dataEnd` without one. */
  readonly end: number;
  /** Form of the data descriptor (APPNOTE 4.3.9), undefined where the entry has none. */
  readonly descriptor: { readonly signed: boolean; readonly wide: boolean } | undefined;
}

/** Where a ZIP container keeps what, over its unchanged bytes. Entries stand in the order of the directory. */
export interface ZipArchive {
  readonly bytes: Uint8Array;
  readonly entries: readonly ZipRecord[];
  readonly centralStart: number;
  readonly centralEnd: number;
  /** Offset of the ZIP64 end record, or undefined where the container has none. */
  readonly zip64End: number | undefined;
  readonly zip64Locator: number | undefined;
  /** Offset of the end record; the archive comment and anything behind it follow. */
  readonly end: number;
}

/** Offsets inside the fixed records of APPNOTE 4.3, and their signatures. */
export const localSignature = 0x04034b50;
export const centralSignature = 0x02014b50;
export const endSignature = 0x06054b50;
export const zip64EndSignature = 0x06064b50;
export const zip64LocatorSignature = 0x07064b50;
export const descriptorSignature = 0x08074b50;

/** Flag bits: encrypted, sizes follow in a data descriptor, strongly encrypted, name in UTF-8, masked headers. */
export const ENCRYPTED = 0x0001;
export const DESCRIPTOR = 0x0008;
export const STRONGLY_ENCRYPTED = 0x0040;
export const UTF8_NAME = 0x0800;
export const MASKED = 0x2000;

/** A 32-bit field of this value refers to the ZIP64 extra field. */
export const WIDE = 0xffffffff;
export const zip64ExtraId = 0x0001;

/** The same bytes as a Buffer, without a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

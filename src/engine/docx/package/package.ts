import type { XmlEncoding, XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';

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

export interface Relationship {
  readonly id: string;
  /** Relationship type URI as spelled in the package (transitional or strict). */
  readonly type: string;
  /** Last path segment of the type URI, the same for transitional and strict: `footnotes`, `officeDocument`. */
  readonly kind: string;
  /** Part name with a leading slash for internal targets, the URI as spelled for external ones. */
  readonly target: string;
  readonly external: boolean;
}

/** A part of the package (ECMA-376-2): named bytes with a content type. */
export interface Part {
  /** Absolute part name, `/word/document.xml`. */
  readonly name: string;
  readonly contentType: string;
  readonly entry: ZipEntry;
  /** True where the content type, the name or the first bytes say XML. */
  readonly isXml: boolean;
}

export type Flavour = 'docx' | 'docm' | 'dotx' | 'dotm';

/**
 * An opened DOCX. Parts are inflated and parsed on first use and the results are kept: `xml` of the same part is
 * cheap to ask for twice. Everything here was already proven readable by `openPackage` within its limits.
 */
export interface DocxPackage {
  /** The bytes it was opened from; untouched entries are copied out of them without recompression. */
  readonly bytes: Uint8Array;
  readonly flavour: Flavour;
  /** Whether the main part is in an ISO/IEC 29500 strict namespace. */
  readonly isStrict: boolean;
  /** Part name of the main document. */
  readonly mainPart: string;
  /** All parts in the order of the container, relationship parts and `/[Content_Types].xml` included. */
  readonly parts: readonly Part[];
  part(name: string): Part | undefined;
  /** Uncompressed bytes of a part. */
  read(name: string): Uint8Array;
  /** The parsed part; only for parts with `isXml`. */
  xml(name: string): XmlTree;
  encoding(name: string): XmlEncoding;
  /** Drops the cached tree of a part, to bound memory. */
  release(name: string): void;
  /** Relationships of a part, or of the package for `/`. Empty if it has none. */
  relationships(source: string): readonly Relationship[];
}

export interface OpenedDocx {
  readonly package: DocxPackage;
  /** Warnings and remarks; none of severity error. */
  readonly findings: readonly Finding[];
}

export interface RefusedDocx {
  readonly package: undefined;
  /** At least one of severity error. */
  readonly findings: readonly Finding[];
}

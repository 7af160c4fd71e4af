import type { ZipArchive, ZipEntry } from '#engine/docx/package/zip';
import type { XmlEncoding, XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';

export type { ZipEntry } from '#engine/docx/package/zip';

export interface Relationship {
  readonly id: string;
  /** Relationship type URI as spelled in the package (transitional or strict). */
  readonly type: string;
  /** Last path segment of the type URI, the same for transitional and strict: `footnotes`, `officeDocument`. */
  readonly kind: string;
  /**
   * Part name with a leading slash for internal targets (as `Part.name` spells it where such a part exists, without
   * fragment), the URI as spelled for external ones.
   */
  readonly target: string;
  readonly external: boolean;
}

/** A part of the package (ECMA-376-2): named bytes with a content type. */
export interface Part {
  /** Absolute part name, `/word/document.xml`. */
  readonly name: string;
  /** Media type without parameters, as spelled; empty where the package declares none. */
  readonly contentType: string;
  readonly entry: ZipEntry;
  /** True where the content type, the name or the first bytes say XML and the part is well-formed. */
  readonly isXml: boolean;
}

export type Flavour = 'docx' | 'docm' | 'dotx' | 'dotm';

/**
 * An opened DOCX. XML parts are parsed once and kept: `xml` of the same part is cheap to ask for twice. Everything
 * here was already proven readable by `openPackage` within its limits. Names are compared as OPC does, without regard
 * to case and percent-encoding.
 */
export interface DocxPackage {
  /** The bytes it was opened from; untouched entries are copied out of them without recompression. */
  readonly bytes: Uint8Array;
  readonly archive: ZipArchive;
  readonly flavour: Flavour;
  /** Whether the main part is in an ISO/IEC 29500 strict namespace. */
  readonly isStrict: boolean;
  /** Part name of the main document. */
  readonly mainPart: string;
  /** All parts in the order of the container, relationship parts and `/[Content_Types].xml` included. */
  readonly parts: readonly Part[];
  part(name: string): Part | undefined;
  /** Uncompressed bytes of a part, unpacked anew at every call. Throws for a name that is not in the package. */
  read(name: string): Uint8Array;
  /** The parsed part; throws for one without `isXml`. */
  xml(name: string): XmlTree;
  encoding(name: string): XmlEncoding;
  /** Drops the cached tree of a part, to bound memory; `xml` parses it again. */
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

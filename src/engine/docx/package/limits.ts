import { defaultZipLimits, type ZipLimits } from '#engine/docx/package/zip';
import type { XmlLimits } from '#engine/docx/xml';

/**
 * What a file may cost before it is refused. The defaults keep the worst file within 5 seconds and 512 MB; the
 * largest documents met in practice stay below a tenth of them. Sizes in bytes.
 */
export interface PackageLimits extends ZipLimits {
  /** The file itself. */
  readonly fileBytes: number;
  /** All parts that are read as XML, together. */
  readonly xmlBytes: number;
  /** Nodes and nesting of one XML part; the nodes of all parts together stay within it as well. */
  readonly xml: XmlLimits;
  /** Packages inside packages (embedded documents and spreadsheets): 1 allows them, 2 allows one more inside. */
  readonly nesting: number;
}

const MiB = 1024 * 1024;

export const defaultPackageLimits: PackageLimits = {
  ...defaultZipLimits,
  fileBytes: 96 * MiB,
  xmlBytes: 48 * MiB,
  xml: { depth: 512, nodes: 4_000_000 },
  nesting: 3,
};

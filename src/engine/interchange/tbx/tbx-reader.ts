import type { XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import type { PlaceFinder } from '#engine/interchange';

/** A file being read, and where what is found in it goes. */
export interface TbxReader {
  readonly tree: XmlTree;
  readonly placeOf: PlaceFinder;
  readonly findings: Finding[];
}

import { createHash } from 'node:crypto';
import type { ContentOptions } from '#engine/docx/extract';

/** Raised whenever the same document and options may give other segments, or more that is kept with them, than before. */
const engineEdition = 2;

/** What segments depend on besides the document itself; options are compared whatever the order of their names. */
export function extractionDigest(language: string, options: ContentOptions): string {
  const content = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify({ engineEdition, language, content })).digest('hex');
}

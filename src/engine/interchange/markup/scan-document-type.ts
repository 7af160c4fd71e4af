import { unfinished } from './scan-tag.ts';

/** What matters inside a document type: quoted text, comments, instructions, entities, the subset, the end. */
const landmark = /"|'|<!--|<\?|<!ENTITY|\[|\]|>/g;
const endings: Readonly<Record<string, string>> = { '"': '"', "'": "'", '<!--': '-->', '<?': '?>' };

/**
 * Passes over the document type whose `<` is at `start` (XML 1.0, 2.8). Nothing of it is used, nothing is fetched;
 * `declaresEntities` says that its internal subset has an entity declaration.
 */
export function scanDocumentType(text: string, start: number): { end: number; declaresEntities: boolean } {
  let inSubset = false;
  landmark.lastIndex = start + '<!DOCTYPE'.length;
  for (let match = landmark.exec(text); match; match = landmark.exec(text)) {
    const [mark] = match;
    const ending = endings[mark];
    if (ending !== undefined) {
      const close = text.indexOf(ending, landmark.lastIndex);
      if (close === -1) break;
      landmark.lastIndex = close + ending.length;
    } else if (mark === '<!ENTITY') return { end: landmark.lastIndex, declaresEntities: true };
    else if (mark === '[') inSubset = true;
    else if (mark === ']') inSubset = false;
    else if (!inSubset) return { end: landmark.lastIndex, declaresEntities: false };
  }
  return { end: unfinished, declaresEntities: false };
}

import { fieldType, indexFields, quotingFields } from '#engine/docx/story';
import type { XmlTree } from '#engine/docx/xml';
import type { Edit } from './render-part.ts';

/**
 * Edits that mark tables of contents, indexes and references as stale (`w:dirty`, ECMA-376-1, 17.16.18 and 17.16.19),
 * so that the word processor rebuilds them from the translated text when the document is opened.
 */
export function refreshFieldEdits(tree: XmlTree): Edit[] {
  const edits: Edit[] = [];
  const marked = new Set<number>();
  const mark = (node: number, known: string): void => {
    const attribute = tree.attributeRange(node, known);
    if (marked.has(node) || !attribute) return;
    marked.add(node);
    const existing = tree.attributeRange(node, 'w:dirty');
    if (existing) {
      edits.push({ start: existing.valueStart, end: existing.valueEnd, pieces: ['true'] });
      return;
    }
    const name = attribute.qualified.replace(/[^:]+$/, 'dirty');
    const at = attribute.valueEnd + 1;
    edits.push({ start: at, end: at, pieces: [` ${name}="true"`] });
  };
  for (const { field, role } of indexFields(tree).values()) {
    if (role === 'begin' && quotingFields.has(fieldType(field.instruction)))
      mark(field.begin, 'w:fldCharType');
  }
  for (let node = 0; node < tree.count; node++) {
    if (tree.name(node) !== 'w:fldSimple') continue;
    if (quotingFields.has(fieldType(tree.attribute(node, 'w:instr') ?? ''))) mark(node, 'w:instr');
  }
  return edits;
}

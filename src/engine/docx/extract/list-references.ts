import type { FieldIndex } from '#engine/docx/story';
import type { XmlTree } from '#engine/docx/xml';

/** The words of field instructions and link anchors: every name under which a bookmark can be referred to. */
export function listReferences(tree: XmlTree, fields: FieldIndex, into: Set<string>): void {
  for (const { field, role } of fields.values()) {
    if (role === 'begin') addWords(field.instruction, into);
  }
  for (let node = 0; node < tree.count; node++) {
    const name = tree.name(node);
    if (name === 'w:hyperlink') {
      const anchor = tree.attribute(node, 'w:anchor');
      if (anchor) into.add(anchor);
    } else if (name === 'w:fldSimple') addWords(tree.attribute(node, 'w:instr') ?? '', into);
  }
}

function addWords(instruction: string, into: Set<string>): void {
  for (const word of instruction.split(/[\s"\\]+/)) if (word !== '') into.add(word);
}

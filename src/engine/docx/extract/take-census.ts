import { CDATA, ELEMENT, TEXT, type XmlTree } from '#engine/docx/xml';
import { countCharacters } from './coverage.ts';
import { textAttributes } from './text-attributes.ts';

/** Text-bearing nodes of one kind. */
export interface CensusCount {
  nodes: number;
  /** Characters that are not white space. */
  characters: number;
}

/**
 * Counts the text-bearing nodes of a part without regard to what they mean: by element for character data, by
 * element and attribute for texts in attributes. The coverage map must account for exactly these.
 */
export function takeCensus(tree: XmlTree): Map<string, CensusCount> {
  const census = new Map<string, CensusCount>();
  const count = (name: string, text: string): void => {
    const characters = countCharacters(text);
    if (characters === 0) return;
    const known = census.get(name) ?? { nodes: 0, characters: 0 };
    known.nodes++;
    known.characters += characters;
    census.set(name, known);
  };
  for (let node = 0; node < tree.count; node++) {
    const kind = tree.kind[node];
    if (kind === TEXT || kind === CDATA) count(tree.name(tree.parent[node]!), tree.characters(node));
    if (kind !== ELEMENT) continue;
    const name = tree.name(node);
    const attributes = textAttributes[name] ?? (name === 'w:fldSimple' ? { 'w:instr': true } : undefined);
    if (!attributes) continue;
    for (const attribute of Object.keys(attributes))
      count(`${name}@${attribute}`, tree.attribute(node, attribute) ?? '');
  }
  return census;
}

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
 * element and attribute for texts in attributes. The coverage map must account for exactly these. `attributes` leaves
 * the character data out, which is most of the work.
 */
export function takeCensus(tree: XmlTree, only: 'all' | 'attributes' = 'all'): Map<string, CensusCount> {
  const census = new Map<string, CensusCount>();
  const count = (name: string, text: string): void => {
    const characters = countCharacters(text);
    if (characters === 0) return;
    const known = census.get(name) ?? { nodes: 0, characters: 0 };
    known.nodes++;
    known.characters += characters;
    census.set(name, known);
  };
  const attributesOf = tree.names.map(({ canonical }) => listAttributes(canonical));
  for (let node = 0; node < tree.count; node++) {
    const kind = tree.kind[node];
    if (only === 'all' && (kind === TEXT || kind === CDATA))
      count(tree.name(tree.parent[node]!), tree.characters(node));
    if (kind !== ELEMENT) continue;
    for (const attribute of attributesOf[tree.nameIndex[node]!]!) {
      count(`${tree.name(node)}@${attribute}`, tree.attribute(node, attribute) ?? '');
    }
  }
  return census;
}

function listAttributes(element: string): readonly string[] {
  return element === 'w:fldSimple' ? ['w:instr'] : Object.keys(textAttributes[element] ?? {});
}

import { unescapeXml, type XmlTree } from '#engine/docx/xml';
import type { Relationship } from './package.ts';
import { resolveTarget } from './part-name.ts';
import { refuse } from './refusal.ts';

/**
 * Reads a relationship part (ECMA-376-2, 6.5.3).
 *
 * @param source the part that the relationships belong to, `/` for the package
 * @param spelling the name of an existing part as the container spells it
 */
export function readRelationships(
  tree: XmlTree,
  source: string,
  relationshipPart: string,
  spelling: (name: string) => string | undefined,
): Relationship[] {
  if (tree.name(tree.root) !== 'rel:Relationships') {
    refuse('relationships-invalid', tree.qualifiedName(tree.root), relationshipPart);
  }
  const found: Relationship[] = [];
  for (const element of tree.elements(tree.root)) {
    if (tree.name(element) !== 'rel:Relationship') continue;
    const attributes = attributesOf(tree, element);
    const type = attributes.get('Type') ?? '';
    const spelled = attributes.get('Target') ?? '';
    const external = attributes.get('TargetMode') === 'External';
    const resolved = external ? spelled : resolveTarget(source, spelled);
    found.push({
      id: attributes.get('Id') ?? '',
      type,
      kind: type.slice(type.lastIndexOf('/') + 1),
      target: external ? spelled : (spelling(resolved) ?? resolved),
      external,
    });
  }
  return found;
}

/** All at once: asking the tree for each reads the tag each time, and catalogues have ten thousands of relationships. */
function attributesOf(tree: XmlTree, element: number): Map<string, string> {
  return new Map(
    tree.attributes(element).map(({ name, valueStart, valueEnd }) => {
      return [name, unescapeXml(tree.text.slice(valueStart, valueEnd))];
    }),
  );
}

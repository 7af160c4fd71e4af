import { canonicalName, ELEMENT, escapeAttribute, type XmlTree } from '#engine/docx/xml';

/**
 * The namespace declarations a node needs in its start tag when it is written below `holder` instead of its own
 * parent, with a leading space; empty in all but odd documents, which declare prefixes on inner elements.
 */
export function missingDeclarations(tree: XmlTree, node: number, holder: number): string {
  const parent = tree.parent[node]!;
  if (parent === holder || tree.kind[node] !== ELEMENT) return '';
  const needed = scopeOf(tree, parent);
  const present = scopeOf(tree, holder);
  if (needed === present) return '';
  let declarations = '';
  for (const [prefix, uri] of needed) {
    if (present.get(prefix) === uri || tree.namespace(node, prefix) !== uri) continue;
    declarations += ` xmlns${prefix && `:${prefix}`}="${escapeAttribute(uri)}"`;
  }
  const inheritsDefault = Boolean(present.get('')) && needed.get('') === undefined;
  return inheritsDefault && tree.namespace(node, '') === undefined
    ? `${declarations} xmlns=""`
    : declarations;
}

/** The prefix, with its colon, under which WordprocessingML is known inside a node; empty for the default namespace. */
export function wordPrefix(tree: XmlTree, node: number): string {
  for (const [prefix, uri] of scopeOf(tree, node)) {
    if (canonicalName(uri, 'p') === 'w:p') return prefix && `${prefix}:`;
  }
  return '';
}

function scopeOf(tree: XmlTree, node: number): ReadonlyMap<string, string> {
  return tree.names[node === -1 ? 0 : tree.nameIndex[node]!]!.scope.bindings;
}

import { CDATA, TEXT, type XmlTree } from '#engine/docx/xml';

/** Text of one element that resolving revisions took out of the part. */
export interface RemovedText {
  /** Canonical name of the element that held it, such as `w:delText`. */
  readonly element: string;
  /** UTF-16 units of `text`. */
  readonly characters: number;
  readonly text: string;
  /** `paragraph 12`: the twelfth `w:p` of the part as it was, nested ones counted; or `offset 4711` outside of any. */
  readonly place: string;
}

/** The elements with non-blank text of their own that were not written, in document order. */
export function listRemovedText(tree: XmlTree, written: Uint8Array): RemovedText[] {
  const texts = new Map<number, string>();
  const ordinals = new Map<number, number>();
  for (let node = 0; node < tree.count; node++) {
    const kind = tree.kind[node];
    if (tree.name(node) === 'w:p') ordinals.set(node, ordinals.size + 1);
    if (written[node] || (kind !== TEXT && kind !== CDATA)) continue;
    const holder = tree.parent[node]!;
    if (holder !== -1) texts.set(holder, (texts.get(holder) ?? '') + tree.characters(node));
  }
  return [...texts]
    .filter(([, text]) => text.trim() !== '')
    .map(([node, text]) => ({
      element: tree.name(node),
      characters: text.length,
      text,
      place: placeOf(tree, node, ordinals),
    }));
}

function placeOf(tree: XmlTree, node: number, ordinals: ReadonlyMap<number, number>): string {
  for (let above = node; above !== -1; above = tree.parent[above]!) {
    const ordinal = ordinals.get(above);
    if (ordinal !== undefined) return `paragraph ${ordinal}`;
  }
  return `offset ${tree.start[node]}`;
}

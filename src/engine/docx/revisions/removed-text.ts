import { CDATA, TEXT, type XmlTree } from '#engine/docx/xml';

/** One stretch of text that resolving revisions took out of the part; comments and CDATA divide an element's text. */
export interface RemovedText {
  /** Canonical name of the element that held it, such as `w:delText`. */
  readonly element: string;
  /** UTF-16 units of `text`. */
  readonly characters: number;
  readonly text: string;
  /** `paragraph 12`: the twelfth `w:p` of the part as it was, nested ones counted; or `offset 4711` outside of any. */
  readonly place: string;
}

/** The non-blank text nodes that were not written, in document order. */
export function listRemovedText(tree: XmlTree, written: Uint8Array): RemovedText[] {
  const removed: RemovedText[] = [];
  const ordinals = new Map<number, number>();
  for (let node = 0; node < tree.count; node++) {
    const kind = tree.kind[node];
    if (tree.name(node) === 'w:p') ordinals.set(node, ordinals.size + 1);
    if (written[node] || (kind !== TEXT && kind !== CDATA)) continue;
    const holder = tree.parent[node]!;
    const text = tree.characters(node);
    if (holder === -1 || text.trim() === '') continue;
    const place = placeOf(tree, holder, ordinals);
    removed.push({ element: tree.name(holder), characters: text.length, text, place });
  }
  return removed;
}

function placeOf(tree: XmlTree, node: number, ordinals: ReadonlyMap<number, number>): string {
  for (let above = node; above !== -1; above = tree.parent[above]!) {
    const ordinal = ordinals.get(above);
    if (ordinal !== undefined) return `paragraph ${ordinal}`;
  }
  return `offset ${tree.start[node]}`;
}

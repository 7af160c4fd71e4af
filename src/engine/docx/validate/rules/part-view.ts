import { ELEMENT, type XmlAttribute, type XmlTree } from '#engine/docx/xml';

/** One part as the rules read it: its tree with the elements listed by name, built in one pass. */
export class PartView {
  readonly name: string;
  readonly tree: XmlTree;
  private readonly lists = new Map<string, number[]>();

  constructor(name: string, tree: XmlTree) {
    this.name = name;
    this.tree = tree;
    const byNameIndex = tree.names.map(({ canonical }) => {
      const list = this.lists.get(canonical) ?? [];
      this.lists.set(canonical, list);
      return list;
    });
    for (let node = 0; node < tree.count; node++) {
      if (tree.kind[node] === ELEMENT) byNameIndex[tree.nameIndex[node]!]!.push(node);
    }
  }

  /** The elements of that canonical name in document order. */
  nodes(name: string): readonly number[] {
    return this.lists.get(name) ?? [];
  }

  /** Name of the document element. */
  get rootName(): string {
    return this.tree.name(this.tree.root);
  }

  /** Where a node is, for people: `paragraph 12`, counted over the whole part from 1, or an offset before the first. */
  place(node: number): string {
    const number = countUpTo(this.nodes('w:p'), node);
    return number > 0 ? `paragraph ${number}` : `offset ${this.tree.start[node]}`;
  }

  /** The nearest ancestor for which `accept` holds, or -1. */
  ancestor(node: number, accept: (name: string) => boolean): number {
    let above = this.tree.parent[node]!;
    while (above !== -1 && !accept(this.tree.name(above))) above = this.tree.parent[above]!;
    return above;
  }

  /** Every attribute whose canonical name `accept`s, found by its spelling, so that most elements stay unread. */
  *attributesNamed(
    accept: (name: string) => boolean,
  ): Generator<{ node: number; attribute: XmlAttribute; value: string }> {
    const { tree } = this;
    const spellings = new Set<string>();
    for (const scope of new Set(tree.names.map((name) => name.scope))) {
      for (const [spelled, canonical] of scope.attributes) if (accept(canonical)) spellings.add(spelled);
    }
    for (const spelled of spellings) {
      for (
        let at = tree.text.indexOf(spelled);
        at !== -1;
        at = tree.text.indexOf(spelled, at + spelled.length)
      ) {
        const node = countUpTo(tree.start, at) - 1;
        if (node < 0 || tree.kind[node] !== ELEMENT || at >= tree.openEnd[node]!) continue;
        const attribute = tree.attributes(node).find(({ start, name }) => start === at && accept(name));
        if (attribute) yield { node, attribute, value: tree.attribute(node, attribute.name)! };
      }
    }
  }
}

/** How many of the ascending `values` are not above `limit`. */
function countUpTo(values: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

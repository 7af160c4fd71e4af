import { CDATA, ELEMENT, TEXT, unescapeXml, type XmlTree } from '#engine/docx/xml';
import type { CoverageMap, Disposition } from './coverage.ts';
import { textAttributes } from './text-attributes.ts';

/** Enters the text-bearing nodes of one part into the coverage map (law 3). */
export class PartAccount {
  /** Text found where no reader sees it, by element name. */
  readonly unknown = new Map<string, number>();
  private readonly part: string;
  private readonly tree: XmlTree;
  private readonly coverage: CoverageMap;

  constructor(part: string, tree: XmlTree, coverage: CoverageMap) {
    this.part = part;
    this.tree = tree;
    this.coverage = coverage;
  }

  /** One text, of an element (`w:t`) or an attribute (`wp:docPr@descr`). */
  text(node: string, disposition: Disposition, rule: string, text: string): void {
    this.coverage.add(this.part, node, disposition, rule, text);
  }

  /** Text where the schema has none. */
  unknownText(element: string, text: string): void {
    if (text.trim() === '') return;
    this.text(element, 'protected', 'unknown-text', text);
    this.unknown.set(element, (this.unknown.get(element) ?? 0) + 1);
  }

  /** The character data in a text element. */
  texts(element: number, disposition: Disposition, rule: string): void {
    const { tree } = this;
    const name = tree.name(element);
    for (let child = element + 1; child < tree.after[element]!; child++) {
      this.text(name, disposition, rule, tree.characters(child));
    }
  }

  /** Everything in a subtree in one way, but for the subtrees of `except`. */
  subtree(node: number, disposition: Disposition, rule: string, except?: ReadonlySet<number>): void {
    const { tree } = this;
    for (let inner = node; inner < tree.after[node]!; inner++) {
      if (except?.has(inner)) {
        inner = tree.after[inner]! - 1;
        continue;
      }
      const kind = tree.kind[inner];
      if (kind === ELEMENT) this.attributes(inner, disposition, rule);
      else if (kind === TEXT || kind === CDATA) {
        this.text(tree.name(tree.parent[inner]!), disposition, rule, tree.characters(inner));
      }
    }
  }

  /** All text-bearing attributes of an element. */
  attributes(node: number, disposition: Disposition, rule: string): void {
    const { tree } = this;
    const name = tree.name(node);
    if (name === 'w:fldSimple') this.instruction(node, disposition, rule);
    const known = textAttributes[name];
    if (!known) return;
    for (const { name: attribute, valueStart, valueEnd } of tree.attributes(node)) {
      if (!(attribute in known)) continue;
      this.text(
        `${name}@${attribute}`,
        disposition,
        rule,
        unescapeXml(tree.text.slice(valueStart, valueEnd)),
      );
    }
  }

  /** The instruction of a simple field. */
  instruction(field: number, disposition: Disposition = 'protected', rule = 'field-code'): void {
    this.text('w:fldSimple@w:instr', disposition, rule, this.tree.attribute(field, 'w:instr') ?? '');
  }
}

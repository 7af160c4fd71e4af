import type { XmlTree } from '#engine/docx/xml';
import { type Marking, RENAME } from './marking.ts';
import { missingDeclarations, wordPrefix } from './namespace-scope.ts';
import { joinEnd, vanishes } from './paragraph-join.ts';
import { SurvivingChildren } from './surviving-children.ts';
import { deletedTextNames, isProperties, needsParagraphNames } from './vocabulary.ts';

/** The text of the part after `marking`, and 1 for every node whose source is in it. */
export function writeResolved(marking: Marking): { text: string; written: Uint8Array } {
  const writer = new Writer(marking);
  return { text: writer.write(), written: writer.written };
}

class Writer {
  readonly written: Uint8Array;
  private readonly marking: Marking;
  private readonly tree: XmlTree;
  private readonly children: SurvivingChildren;
  private readonly pieces: string[] = [];

  constructor(marking: Marking) {
    this.marking = marking;
    this.tree = marking.tree;
    this.children = new SurvivingChildren(marking);
    this.written = new Uint8Array(marking.tree.count);
  }

  write(): string {
    const { tree } = this;
    this.pieces.push(tree.text.slice(0, tree.start[tree.root]));
    this.written.fill(1, 0, tree.root);
    this.node(tree.root, tree.parent[tree.root]!);
    this.pieces.push(tree.text.slice(tree.end[tree.root]));
    this.written.fill(1, tree.after[tree.root]!);
    return this.pieces.join('');
  }

  /** Writes `node` as a child of `holder`, which need not be the parent it has in the source. */
  private node(node: number, holder: number): void {
    const { marking } = this;
    if (this.children.homeless.has(node)) this.inOwnParagraph(node, holder);
    else if (marking.fate[node] === RENAME) this.deletedText(node, holder);
    else if (!marking.touched[node]) this.unchanged(node, holder);
    else {
      this.openTag(node, holder);
      this.childrenOf(node);
      this.closeTag(node);
    }
  }

  private unchanged(node: number, holder: number): void {
    const { tree } = this;
    const declarations = missingDeclarations(tree, node, holder);
    const behindName = tree.start[node]! + 1 + tree.qualifiedName(node).length;
    if (declarations === '') this.pieces.push(tree.source(node));
    else
      this.pieces.push(
        tree.text.slice(tree.start[node], behindName),
        declarations,
        tree.text.slice(behindName, tree.end[node]),
      );
    this.written.fill(1, node, tree.after[node]);
  }

  private childrenOf(node: number): void {
    const { tree } = this;
    const list = this.children.of(node);
    let lastBlock = '';
    for (let index = 0; index < list.length; index++) {
      const child = list[index]!;
      if (tree.name(child) === 'w:p') {
        const end = joinEnd(this.marking, this.children, list, index);
        const run = list.slice(index, end + 1);
        if (vanishes(this.marking, this.children, list, index, end, lastBlock)) this.onlyMarkers(run, node);
        else {
          if (run.length === 1) this.node(child, node);
          else this.joined(run, node);
          lastBlock = 'w:p';
        }
        index = end;
      } else {
        this.node(child, node);
        if (!this.children.isInvisible(child))
          lastBlock = this.children.homeless.has(child) ? 'w:p' : tree.name(child);
      }
    }
    if (needsParagraphNames.has(tree.name(node))) this.closeWithParagraph(node, lastBlock);
  }

  /** Paragraphs whose marks are removed and the one they run into, with what stands between them, as one paragraph. */
  private joined(paragraphs: readonly number[], holder: number): void {
    const { tree } = this;
    const last = paragraphs.at(-1)!;
    this.openTag(last, holder);
    const properties = this.children.of(last).find((child) => tree.name(child) === 'w:pPr');
    if (properties !== undefined) this.node(properties, last);
    for (const piece of paragraphs) {
      if (tree.name(piece) !== 'w:p') this.node(piece, last);
      else
        for (const child of this.children.of(piece)) if (tree.name(child) !== 'w:pPr') this.node(child, last);
    }
    this.closeTag(last);
  }

  private onlyMarkers(vanished: readonly number[], holder: number): void {
    for (const piece of vanished) {
      if (this.tree.name(piece) !== 'w:p') this.node(piece, holder);
      else
        for (const child of this.children.of(piece))
          if (this.tree.name(child) !== 'w:pPr') this.node(child, holder);
    }
  }

  /** Adds the paragraph a cell or story needs where removal took it away, not where the source lacked it. */
  private closeWithParagraph(node: number, lastBlock: string): void {
    const { tree, marking } = this;
    const isEmpty = lastBlock === '' || isProperties(lastBlock);
    const endsWithTable = lastBlock === 'w:tbl' && tree.name(node) === 'w:tc';
    if (!isEmpty && !endsWithTable) return;
    if (tree.elements(node).some((child) => marking.gone[child])) {
      this.pieces.push(`<${wordPrefix(tree, node)}p/>`);
    }
  }

  private inOwnParagraph(run: number, holder: number): void {
    this.children.homeless.delete(run);
    const prefix = wordPrefix(this.tree, holder);
    this.pieces.push(`<${prefix}p>`);
    this.node(run, holder);
    this.pieces.push(`</${prefix}p>`);
    this.children.homeless.add(run);
  }

  private deletedText(node: number, holder: number): void {
    const { tree } = this;
    const spelled = tree.qualifiedName(node);
    const name = spelled.slice(0, spelled.indexOf(':') + 1) + deletedTextNames.get(tree.name(node))!;
    const behindName = tree.start[node]! + 1 + spelled.length;
    this.pieces.push(`<${name}`, missingDeclarations(tree, node, holder));
    if (tree.isEmptyTag(node)) this.pieces.push(tree.text.slice(behindName, tree.end[node]));
    else {
      this.pieces.push(tree.text.slice(behindName, tree.closeStart[node]));
      this.pieces.push(
        `</${name}`,
        tree.text.slice(tree.closeStart[node]! + 2 + spelled.length, tree.end[node]),
      );
    }
    this.written.fill(1, node, tree.after[node]);
  }

  /** Leaves the element open, also where the source has an empty-element tag. */
  private openTag(node: number, holder: number): void {
    const { tree } = this;
    const behindName = tree.start[node]! + 1 + tree.qualifiedName(node).length;
    this.pieces.push(tree.text.slice(tree.start[node], behindName), missingDeclarations(tree, node, holder));
    const rest = tree.text.slice(behindName, tree.openEnd[node]);
    this.pieces.push(tree.isEmptyTag(node) ? `${rest.slice(0, -2)}>` : rest);
    this.written[node] = 1;
  }

  private closeTag(node: number): void {
    const { tree } = this;
    if (tree.isEmptyTag(node)) this.pieces.push(`</${tree.qualifiedName(node)}>`);
    else this.pieces.push(tree.text.slice(tree.closeStart[node], tree.end[node]));
  }
}

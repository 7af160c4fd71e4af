import { ELEMENT, type XmlTree } from '#engine/docx/xml';
import { DROP, FIELD_ONLY, type Marking, REMOVE, RESTORE, UNWRAP } from './marking.ts';
import {
  inlineWrapperNames,
  isProperties,
  mathArgumentNames,
  omittedWhenEmptyNames,
  pairedMarkNames,
  storyNames,
} from './vocabulary.ts';

/**
 * The children each node has once revisions are resolved, in order and read off the original tree: wrappers opened,
 * removed content replaced by what outlives it, old properties put back.
 */
export class SurvivingChildren {
  /** Runs that outlive removed paragraphs and need one of their own. */
  readonly homeless = new Set<number>();
  private readonly marking: Marking;
  private readonly tree: XmlTree;
  private readonly known = new Map<number, readonly number[]>();

  constructor(marking: Marking) {
    this.marking = marking;
    this.tree = marking.tree;
  }

  of(node: number): readonly number[] {
    let children = this.known.get(node);
    if (!children) {
      children = this.list(node);
      this.known.set(node, children);
    }
    return children;
  }

  /** White space, comments and markers: nothing a reader of the document sees. */
  isInvisible(node: number): boolean {
    if (this.tree.kind[node] !== ELEMENT) return this.tree.characters(node).trim() === '';
    const name = this.tree.name(node);
    return pairedMarkNames.has(name) || name === 'w:proofErr';
  }

  private list(node: number): number[] {
    const fate = this.marking.fate[node];
    const into: number[] = [];
    if (fate === RESTORE) this.restore(node, into);
    else if (fate === FIELD_ONLY) this.fieldCharacters(node, into);
    else this.expandAll(node, into);
    return into;
  }

  private expandAll(node: number, into: number[]): void {
    const { tree } = this;
    for (let child = tree.firstChild(node); child !== -1; child = tree.nextSibling(child))
      this.expand(child, into);
  }

  private expand(node: number, into: number[]): void {
    const { fate, touched } = this.marking;
    if (fate[node] === DROP) return;
    if (fate[node] === REMOVE) this.outlive(node, into);
    else if (fate[node] === UNWRAP) this.expandAll(node, into);
    else if (!touched[node]) into.push(node);
    else if (this.isEmptied(node)) return;
    else if (this.isHollow(node)) {
      for (const child of this.of(node)) if (this.isInvisible(child)) into.push(child);
    } else into.push(node);
  }

  /** What stays of removed content: markers that pair up elsewhere, and halves of fields. */
  private outlive(removed: number, into: number[]): void {
    const { tree } = this;
    const { fate } = this.marking;
    let paragraphs = 0;
    for (let node = removed; node < tree.after[removed]!; ) {
      const name = tree.name(node);
      if (name === 'w:p') paragraphs++;
      if (fate[node] === DROP || storyNames.has(name)) {
        node = tree.after[node]!;
      } else if (fate[node] === FIELD_ONLY) {
        if (paragraphs > 0) this.homeless.add(node);
        into.push(node);
        node = tree.after[node]!;
      } else {
        if (pairedMarkNames.has(name)) into.push(node);
        node++;
      }
    }
  }

  private fieldCharacters(run: number, into: number[]): void {
    for (const child of this.tree.elements(run)) {
      if (this.tree.name(child) === 'w:rPr') this.expand(child, into);
      else if (this.marking.keptFields.has(child)) into.push(child);
    }
  }

  /**
   * Earlier properties do not cover everything in their element: paragraph mark and section stay with a paragraph
   * (CT_PPrBase), headers and footers with a section (CT_SectPrBase).
   */
  private restore(node: number, into: number[]): void {
    const { tree } = this;
    const name = tree.name(node);
    const change = tree.child(node, `${name}Change`);
    if (change === -1) {
      this.expandAll(node, into);
      return;
    }
    const earlier = tree.child(change, name);
    const stays = (child: number) => keptOutside[name]?.includes(tree.name(child)) ?? false;
    const own = [...tree.elements(node)].filter(stays);
    if (name === 'w:sectPr') for (const child of own) this.expand(child, into);
    if (earlier !== -1) {
      for (let child = tree.firstChild(earlier); child !== -1; child = tree.nextSibling(child)) {
        if (!stays(child)) this.expand(child, into);
      }
    }
    if (name !== 'w:sectPr') for (const child of own) this.expand(child, into);
  }

  private isEmptied(node: number): boolean {
    if (!omittedWhenEmptyNames.has(this.tree.name(node))) return false;
    return !this.of(node).some((child) => this.tree.kind[child] === ELEMENT);
  }

  private isHollow(node: number): boolean {
    const { tree } = this;
    if (!inlineWrapperNames.has(tree.name(node))) return false;
    const inside = this.marking.gone.subarray(node, tree.after[node]);
    return inside.includes(1) && this.holdsNothing(node);
  }

  private holdsNothing(node: number): boolean {
    return this.of(node).every((child) => {
      const name = this.tree.name(child);
      if (mathArgumentNames.has(name)) return this.holdsNothing(child);
      return isProperties(name) || this.isInvisible(child);
    });
  }
}

const keptOutside: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': ['w:rPr', 'w:sectPr'],
  'w:sectPr': ['w:headerReference', 'w:footerReference'],
};

import { CDATA, ELEMENT, TEXT, unescapeXml, type XmlTree } from '#engine/docx/xml';
import {
  directionProperties,
  emptyMeansNone,
  isTrace,
  isTranslatableAttribute,
  isTranslatableText,
  languageProperties,
  paragraphs,
  traces,
  twins,
} from './vocabulary.ts';

export interface Allowance {
  /** Whether the target is written in the other direction than the source. */
  readonly mirrored: boolean;
  /** Whether only one of the two is in a complex script, so that each of bold, italic and size may become its twin. */
  readonly changesScript: boolean;
  /** Whether fonts were mapped for the script of the target. */
  readonly mapsFonts: boolean;
}

/** A tree without what a translation may change: two trees that differ in that only spell the same signatures. */
export class CanonicalTree {
  readonly tree: XmlTree;
  private readonly allowance: Allowance;
  private readonly openings = new Map<string, string>();
  private readonly propertySignatures = new Map<string, string>();

  constructor(tree: XmlTree, allowance: Allowance) {
    this.tree = tree;
    this.allowance = allowance;
  }

  /** Name and attributes, sorted. */
  opening(node: number): string {
    const { tree } = this;
    const raw = tree.text.slice(tree.start[node], tree.openEnd[node]);
    const key = raw.includes('xmlns') ? `${node}` : raw;
    let opening = this.openings.get(key);
    if (opening === undefined) {
      opening = this.readOpening(node);
      this.openings.set(key, opening);
    }
    return opening;
  }

  /** The child elements that a translation has to keep. */
  children(node: number): number[] {
    const { tree } = this;
    const kept: number[] = [];
    for (let child = tree.firstChild(node); child !== -1; child = tree.nextSibling(child)) {
      if (tree.kind[child] === ELEMENT && !this.isFree(child)) kept.push(child);
    }
    return kept;
  }

  /** Whether a translation may add, change or drop an element with all it holds. */
  isFree(node: number): boolean {
    const { tree } = this;
    const name = tree.name(node);
    if (traces.has(name)) return true;
    if (languageProperties.has(name)) return !this.standsForTwin(node, name);
    if (this.allowance.mapsFonts && name === 'w:rFonts') return true;
    if (this.allowance.mirrored) {
      if (directionProperties.has(name)) return true;
      if (name === 'w:jc') return /^(?:left|right|start|end)$/.test(tree.attribute(node, 'w:val') ?? '');
    }
    return emptyMeansNone.has(name) && this.properties(node) === '';
  }

  /** Signature of a set of properties, kept by its spelling; empty where it says nothing. -1 reads as none. */
  properties(node: number): string {
    if (node === -1) return '';
    const raw = this.tree.source(node);
    let signature = this.propertySignatures.get(raw);
    if (signature === undefined) {
      signature = this.plainSignature(node);
      if (emptyMeansNone.has(this.tree.name(node)) && signature === `<${this.tree.name(node)}></>`)
        signature = '';
      this.propertySignatures.set(raw, signature);
    }
    return signature;
  }

  /**
   * An element with everything in it.
   *
   * @param paragraph what stands for a paragraph inside it
   */
  signature(node: number, paragraph: (node: number) => string): string {
    if (paragraphs.has(this.tree.name(node))) return paragraph(node);
    let signature = `<${this.opening(node)}>${this.protectedText(node)}`;
    const inside = this.children(node).map((child) => this.signature(child, paragraph));
    if (this.tree.name(node) === 'w:rPr') inside.sort();
    signature += inside.join('');
    return `${signature}</>`;
  }

  /** The text directly in an element, unless it is for translation or is white space between elements. */
  protectedText(node: number): string {
    const { tree } = this;
    let text = '';
    for (let child = tree.firstChild(node); child !== -1; child = tree.nextSibling(child)) {
      if (tree.kind[child] === TEXT || tree.kind[child] === CDATA) text += tree.characters(child);
    }
    if (text === '' || isTranslatableText(tree.name(node), () => this.ancestors(node))) return '';
    return text.trim() === '' ? '' : text;
  }

  private plainSignature(node: number): string {
    return this.signature(node, (inner) => `<${this.opening(inner)}/>`);
  }

  private readOpening(node: number): string {
    const { tree } = this;
    const name = tree.name(node);
    const element = this.allowance.changesScript ? (twins.get(name) ?? name) : name;
    const spelled: string[] = [];
    for (const { name, valueStart, valueEnd } of tree.attributes(node)) {
      if (isTrace(element, name) || this.isDirection(element, name)) continue;
      const value = unescapeXml(tree.text.slice(valueStart, valueEnd));
      spelled.push(isTranslatableAttribute(element, name) ? ` ${name}` : ` ${name}="${value}"`);
    }
    return element + spelled.sort().join('');
  }

  /** Whether a property for complex scripts says what the property it doubles would have to say, were it there. */
  private standsForTwin(node: number, name: string): boolean {
    const twin = this.allowance.changesScript ? twins.get(name) : undefined;
    return twin !== undefined && this.tree.child(this.tree.parent[node]!, twin) === -1;
  }

  private isDirection(element: string, attribute: string): boolean {
    if (!this.allowance.mirrored) return false;
    if (/^a:(?:lvl\d)?pPr$/i.test(element)) return attribute === 'rtl' || attribute === 'algn';
    return element === 'a:bodyPr' && attribute === 'rtlCol';
  }

  private *ancestors(node: number): Generator<string> {
    const { tree } = this;
    let above = tree.parent[node]!;
    for (let level = 0; above !== -1 && level < 5; level++, above = tree.parent[above]!)
      yield tree.name(above);
  }
}

import { unescapeXml } from './escape.ts';

/** Kinds of node. Every character of a part belongs to exactly one node's own range. */
export const ELEMENT = 1;
export const TEXT = 2;
export const CDATA = 3;
export const COMMENT = 4;
export const INSTRUCTION = 5;

/** A qualified name as one namespace scope resolves it. */
export interface ResolvedName {
  /** `w:p`, whatever prefix the document uses; see `canonicalName`. */
  readonly canonical: string;
  /** As spelled in the document. */
  readonly qualified: string;
  readonly scope: NamespaceScope;
}

/** The namespace bindings in force at an element, with the names already resolved under them. */
export class NamespaceScope {
  /** Prefixes declared here, the empty one for the default namespace. */
  readonly declared: ReadonlyMap<string, string>;
  readonly elements = new Map<string, number>();
  readonly attributes = new Map<string, string>();
  /** Scopes inside this one by the declarations that make them, so that repeated ones are one scope. */
  readonly inner = new Map<string, NamespaceScope>();
  private readonly outer: NamespaceScope | undefined;
  private merged: ReadonlyMap<string, string> | undefined;

  constructor(outer: NamespaceScope | undefined, declared: ReadonlyMap<string, string>) {
    this.outer = outer;
    this.declared = declared;
  }

  /** The URI a prefix is bound to, undefined if it is not. */
  uri(prefix: string): string | undefined {
    return this.declared.get(prefix) ?? this.outer?.uri(prefix);
  }

  /** All bindings in force, outer ones included. */
  get bindings(): ReadonlyMap<string, string> {
    this.merged ??= this.outer ? new Map([...this.outer.bindings, ...this.declared]) : this.declared;
    return this.merged;
  }
}

/** One attribute: its canonical name and the offsets of its raw value, between the quotes. */
export interface XmlAttribute {
  readonly name: string;
  readonly qualified: string;
  /** Offset of the first character of the name. */
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** The columns of the node table, one entry a node, in document order. All offsets are UTF-16 units of `text`. */
export interface XmlColumns {
  readonly kind: Uint8Array;
  /** First character of the node: its `<`, or the first character of text. */
  readonly start: Int32Array;
  /** Elements: just behind the start tag. Others: equal to `end`. */
  readonly openEnd: Int32Array;
  /** Elements: the `<` of the end tag, or `end` for an empty-element tag. */
  readonly closeStart: Int32Array;
  /** Just behind the whole node. */
  readonly end: Int32Array;
  /** Index of the parent, -1 for top-level nodes. */
  readonly parent: Int32Array;
  /** Index of the first node that is not inside this one: the subtree of `i` is `i … after[i] - 1`. */
  readonly after: Int32Array;
  /** Index into `names`; 0 is the empty name of non-elements. */
  readonly nameIndex: Int32Array;
}

/**
 * A well-formed part as a flat table over its unchanged text: nothing is copied and nothing is re-serialised, so
 * that a translation can be spliced between the offsets. Costs 29 bytes a node.
 */
export class XmlTree {
  readonly text: string;
  readonly count: number;
  readonly kind: Uint8Array;
  readonly start: Int32Array;
  readonly openEnd: Int32Array;
  readonly closeStart: Int32Array;
  readonly end: Int32Array;
  readonly parent: Int32Array;
  readonly after: Int32Array;
  readonly nameIndex: Int32Array;
  readonly names: readonly ResolvedName[];
  /** Index of the document element. */
  readonly root: number;

  constructor(
    text: string,
    count: number,
    columns: XmlColumns,
    names: readonly ResolvedName[],
    root: number,
  ) {
    this.text = text;
    this.count = count;
    this.kind = columns.kind;
    this.start = columns.start;
    this.openEnd = columns.openEnd;
    this.closeStart = columns.closeStart;
    this.end = columns.end;
    this.parent = columns.parent;
    this.after = columns.after;
    this.nameIndex = columns.nameIndex;
    this.names = names;
    this.root = root;
  }

  /** Canonical name of an element (`w:p`), the empty string for other nodes. */
  name(node: number): string {
    return this.names[this.nameIndex[node]!]!.canonical;
  }

  /** Name of an element as the document spells it, prefix included. */
  qualifiedName(node: number): string {
    return this.names[this.nameIndex[node]!]!.qualified;
  }

  /** Index of the first child of any kind, or -1. */
  firstChild(node: number): number {
    return node + 1 < this.after[node]! ? node + 1 : -1;
  }

  /** Index of the next sibling of any kind, or -1. */
  nextSibling(node: number): number {
    const next = this.after[node]!;
    const parent = this.parent[node]!;
    const limit = parent === -1 ? this.count : this.after[parent]!;
    return next < limit ? next : -1;
  }

  /** The child elements, in order. */
  *elements(node: number): Generator<number> {
    for (let child = this.firstChild(node); child !== -1; child = this.nextSibling(child)) {
      if (this.kind[child] === ELEMENT) yield child;
    }
  }

  /** The first child element of that canonical name, or -1. */
  child(node: number, name: string): number {
    for (let child = this.firstChild(node); child !== -1; child = this.nextSibling(child)) {
      if (this.name(child) === name) return child;
    }
    return -1;
  }

  /** All elements of that canonical name below `node` (itself excluded), in document order. */
  *descendants(node: number, name: string): Generator<number> {
    for (let inner = node + 1; inner < this.after[node]!; inner++) {
      if (this.name(inner) === name) yield inner;
    }
  }

  /** The raw source of a node, tags included. */
  source(node: number): string {
    return this.text.slice(this.start[node]!, this.end[node]!);
  }

  /** Whether an element is written as one empty-element tag (`<w:tab/>`). */
  isEmptyTag(node: number): boolean {
    return this.openEnd[node] === this.end[node];
  }

  /** The characters a text or CDATA node stands for; comments and instructions hold none. */
  characters(node: number): string {
    const kind = this.kind[node];
    if (kind === TEXT) return unescapeXml(this.text.slice(this.start[node]!, this.end[node]!));
    if (kind === CDATA) return this.text.slice(this.start[node]! + 9, this.end[node]! - 3);
    return '';
  }

  /** All characters inside an element, at any depth. */
  textContent(node: number): string {
    let text = '';
    for (let inner = node + 1; inner < this.after[node]!; inner++) text += this.characters(inner);
    return text;
  }

  /** The unescaped value of an attribute by canonical name (`w:val`, or `descr` without namespace), if present. */
  attribute(node: number, name: string): string | undefined {
    if (this.kind[node] !== ELEMENT) return undefined;
    const { scope, qualified } = this.names[this.nameIndex[node]!]!;
    const { text } = this;
    const limit = this.openEnd[node]!;
    let at = this.start[node]! + 1 + qualified.length;
    for (;;) {
      while (isSpace(text.charCodeAt(at))) at++;
      // The end of the tag is told here: looking for a `=` that is not in it would read on through the document.
      if (at >= limit || text[at] === '>' || text[at] === '/') return undefined;
      const equals = text.indexOf('=', at);
      if (equals === -1 || equals >= limit) return undefined;
      let nameEnd = equals;
      while (isSpace(text.charCodeAt(nameEnd - 1))) nameEnd--;
      let open = equals + 1;
      while (isSpace(text.charCodeAt(open))) open++;
      const close = text.indexOf(text[open]!, open + 1);
      if (scope.attributes.get(text.slice(at, nameEnd)) === name)
        return unescapeXml(text.slice(open + 1, close));
      at = close + 1;
    }
  }

  /** Where an attribute stands, or undefined. */
  attributeRange(node: number, name: string): XmlAttribute | undefined {
    return this.attributes(node).find((attribute) => attribute.name === name);
  }

  /** The attributes of an element in source order, namespace declarations included (as `xmlns:w` or `xmlns`). */
  attributes(node: number): XmlAttribute[] {
    if (this.kind[node] !== ELEMENT) return [];
    const { scope, qualified } = this.names[this.nameIndex[node]!]!;
    const pattern = /([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
    const found: XmlAttribute[] = [];
    let position = this.start[node]! + 1 + qualified.length;
    const limit = this.openEnd[node]!;
    while (position < limit) {
      while (isSpace(this.text.charCodeAt(position))) position++;
      pattern.lastIndex = position;
      const match = pattern.exec(this.text);
      if (!match || match.index >= limit) break;
      position = pattern.lastIndex;
      const valueEnd = position - 1;
      const valueStart = valueEnd - (match[2] ?? match[3]!).length;
      const spelled = match[1]!;
      found.push({
        name: scope.attributes.get(spelled) ?? spelled,
        qualified: spelled,
        start: match.index,
        valueStart,
        valueEnd,
      });
    }
    return found;
  }

  /** The URI a prefix is bound to at an element (the default namespace for the empty prefix), or undefined. */
  namespace(node: number, prefix: string): string | undefined {
    return this.names[this.nameIndex[node]!]!.scope.uri(prefix);
  }
}

export function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

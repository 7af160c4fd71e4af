import type { Finding } from '#engine/findings';
import { forbiddenCharacters, unescapeXml } from './escape.ts';
import { xmlFinding } from './findings.ts';
import { canonicalName } from './namespaces.ts';
import {
  CDATA,
  COMMENT,
  ELEMENT,
  INSTRUCTION,
  isSpace,
  NamespaceScope,
  type ResolvedName,
  TEXT,
  XmlTree,
} from './tree.ts';

export interface XmlLimits {
  /** Nesting of elements. Real documents stay below 100. */
  readonly depth: number;
  /** Nodes of one part: elements, texts, comments and instructions. */
  readonly nodes: number;
}

export const defaultXmlLimits: XmlLimits = { depth: 512, nodes: 20_000_000 };

/** Thrown inside this file only; `parseXml` turns it into a finding. */
class Fault extends Error {
  readonly code: keyof typeof xmlFinding.catalogue;
  readonly offset: number;
  constructor(code: keyof typeof xmlFinding.catalogue, offset: number, message: string) {
    super(message);
    this.code = code;
    this.offset = offset;
  }
}

/**
 * Reads one part, decoded and without its byte order mark, into a flat table over the unchanged text. Strict: XML 1.0
 * well-formedness and namespace constraints are checked, document types are refused, nothing is expanded or fetched.
 * Returns a finding for every input that breaks them; never throws. Time and memory are linear in the length.
 */
export function parseXml(
  text: string,
  limits: XmlLimits = defaultXmlLimits,
  part?: string,
): XmlTree | Finding {
  try {
    return new Parser(text, limits).parse();
  } catch (fault) {
    if (!(fault instanceof Fault)) throw fault;
    return xmlFinding(fault.code, { detail: fault.message, part, place: `offset ${fault.offset}` });
  }
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const AMP = 0x26;
const nameStart =
  'A-Za-z_\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}';
const ncName = `[${nameStart}][${nameStart}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F-\\u2040]*`;
const qualifiedName = new RegExp(`^(?:(${ncName}):)?(${ncName})$`, 'u');
const instructionTarget = new RegExp(ncName, 'uy');
const reference = /&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,10})|(?:amp|lt|gt|quot|apos));/y;
const emptyName = 0;
/** Different namespace declarations in one part; real parts stay below a hundred. */
const mostDeclarations = 20_000;
/** Up to this many attributes (four offsets each) a list is searched faster than a set. */
const fewSpans = 64;

/**
 * Reads in one pass over one position. Longer than most files here because every method moves that position, and a
 * call or an object in between would cost more than the work itself.
 */
class Parser {
  private readonly text: string;
  private readonly limits: XmlLimits;
  private readonly names: ResolvedName[];
  private count = 0;
  private capacity: number;
  private kind: Uint8Array;
  private start: Int32Array;
  private openEnd: Int32Array;
  private closeStart: Int32Array;
  private end: Int32Array;
  private parent: Int32Array;
  private after: Int32Array;
  private nameIndex: Int32Array;
  private root = -1;
  private open = -1;
  private depth = 0;
  private scope: NamespaceScope;
  private readonly attributeSpans: number[] = [];
  private nextAmpersand = -1;
  private declarations = 0;

  constructor(text: string, limits: XmlLimits) {
    this.text = text;
    this.limits = limits;
    this.capacity = Math.min(limits.nodes, Math.max(64, text.length >> 5));
    this.kind = new Uint8Array(this.capacity);
    this.start = new Int32Array(this.capacity);
    this.openEnd = new Int32Array(this.capacity);
    this.closeStart = new Int32Array(this.capacity);
    this.end = new Int32Array(this.capacity);
    this.parent = new Int32Array(this.capacity);
    this.after = new Int32Array(this.capacity);
    this.nameIndex = new Int32Array(this.capacity);
    this.scope = new NamespaceScope(undefined, new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]));
    this.names = [{ canonical: '', qualified: '', scope: this.scope }];
  }

  parse(): XmlTree {
    const { text } = this;
    if (holdsForbidden(text) || !text.isWellFormed()) {
      throw new Fault(
        'xml-not-well-formed',
        text.search(forbiddenCharacters),
        'a character that XML cannot hold',
      );
    }
    this.nextAmpersand = text.indexOf('&');
    const straySequence = text.includes(']]>');
    let position = 0;
    if (text.startsWith('<?xml') && isSpace(text.charCodeAt(5))) position = this.behind('?>', 5);
    while (position < text.length) {
      if (text.charCodeAt(position) === LT) position = this.markup(position);
      else position = this.characters(position, straySequence);
    }
    if (this.open !== -1) {
      throw new Fault(
        'xml-not-well-formed',
        text.length,
        `<${this.names[this.nameIndex[this.open]!]!.qualified}> is never closed`,
      );
    }
    if (this.root === -1) throw new Fault('xml-not-well-formed', 0, 'no element');
    return this.finish();
  }

  private finish(): XmlTree {
    const { count } = this;
    const fitted = <T extends Uint8Array | Int32Array>(column: T): T =>
      (count * 1.2 < column.length ? column.slice(0, count) : column.subarray(0, count)) as T;
    const columns = {
      kind: fitted(this.kind),
      start: fitted(this.start),
      openEnd: fitted(this.openEnd),
      closeStart: fitted(this.closeStart),
      end: fitted(this.end),
      parent: fitted(this.parent),
      after: fitted(this.after),
      nameIndex: fitted(this.nameIndex),
    };
    return new XmlTree(this.text, count, columns, this.names, this.root);
  }

  private markup(position: number): number {
    const code = this.text.charCodeAt(position + 1);
    if (code === SLASH) return this.endTag(position);
    if (code === 0x21) return this.declaration(position);
    if (code === 0x3f) return this.instruction(position);
    return this.startTag(position);
  }

  private characters(position: number, straySequence: boolean): number {
    const { text } = this;
    let end = text.indexOf('<', position);
    if (end === -1) end = text.length;
    if (this.open === -1) {
      for (let i = position; i < end; i++) {
        if (!isSpace(text.charCodeAt(i)))
          throw new Fault('xml-not-well-formed', i, 'text outside the document element');
      }
      return end;
    }
    if (this.nextAmpersand !== -1 && this.nextAmpersand < end) this.references(position, end);
    if (straySequence && text.slice(position, end).includes(']]>')) {
      throw new Fault('xml-not-well-formed', position, ']]> in text');
    }
    this.leaf(TEXT, position, end);
    return end;
  }

  /** Checks every reference in a range; only the five named entities exist without a document type. */
  private references(from: number, to: number): void {
    let at = this.nextAmpersand < from ? this.text.indexOf('&', from) : this.nextAmpersand;
    while (at !== -1 && at < to) {
      reference.lastIndex = at;
      const match = reference.exec(this.text);
      if (!match || reference.lastIndex > to)
        throw new Fault('xml-not-well-formed', at, 'an undefined entity or a bare &');
      const code = match[1] ? Number.parseInt(match[1], 16) : match[2] ? Number(match[2]) : 0x20;
      const valid =
        code === 0x9 ||
        code === 0xa ||
        code === 0xd ||
        (code >= 0x20 && code < 0xd800) ||
        (code >= 0xe000 && code < 0xfffe) ||
        (code >= 0x10000 && code <= 0x10ffff);
      if (!valid)
        throw new Fault('xml-not-well-formed', at, 'a reference to a character that XML cannot hold');
      at = this.text.indexOf('&', reference.lastIndex);
    }
    this.nextAmpersand = at;
  }

  private declaration(position: number): number {
    const { text } = this;
    if (text.startsWith('<!--', position)) {
      const close = text.indexOf('--', position + 4);
      if (close === -1 || text.charCodeAt(close + 2) !== GT)
        throw new Fault('xml-not-well-formed', position, 'a malformed comment');
      this.leaf(COMMENT, position, close + 3);
      return close + 3;
    }
    if (text.startsWith('<![CDATA[', position)) {
      if (this.open === -1)
        throw new Fault('xml-not-well-formed', position, 'CDATA outside the document element');
      const end = this.behind(']]>', position + 9);
      this.leaf(CDATA, position, end);
      return end;
    }
    if (text.startsWith('<!DOCTYPE', position)) throw new Fault('xml-doctype', position, 'DOCTYPE');
    throw new Fault('xml-not-well-formed', position, 'unknown markup declaration');
  }

  private instruction(position: number): number {
    const { text } = this;
    const end = this.behind('?>', position + 2);
    instructionTarget.lastIndex = position + 2;
    const target = instructionTarget.exec(text)?.[0];
    const behind = position + 2 + (target?.length ?? 0);
    if (
      !target ||
      target.toLowerCase() === 'xml' ||
      !(isSpace(text.charCodeAt(behind)) || behind === end - 2)
    ) {
      throw new Fault('xml-not-well-formed', position, 'a malformed processing instruction');
    }
    this.leaf(INSTRUCTION, position, end);
    return end;
  }

  private behind(mark: string, from: number): number {
    const at = this.text.indexOf(mark, from);
    if (at === -1) throw new Fault('xml-not-well-formed', from, `${mark} is missing`);
    return at + mark.length;
  }

  private startTag(position: number): number {
    const { text } = this;
    let at = position + 1;
    let code = text.charCodeAt(at);
    while (code !== GT && code !== SLASH && code > 0x20) code = text.charCodeAt(++at);
    const name = text.slice(position + 1, at);
    if (this.open === -1 && this.root !== -1)
      throw new Fault('xml-not-well-formed', position, 'a second document element');
    const outer = this.scope;
    if (code !== GT && !(code === SLASH && text.charCodeAt(at + 1) === GT)) at = this.attributes(at);
    const empty = text.charCodeAt(at) === SLASH;
    if (empty) at++;
    if (text.charCodeAt(at) !== GT)
      throw new Fault('xml-not-well-formed', at, `the tag <${name.slice(0, 40)} is not closed`);
    const node = this.add(ELEMENT, position, this.elementName(name, position));
    this.openEnd[node] = at + 1;
    if (this.root === -1) this.root = node;
    if (empty) {
      this.closeStart[node] = this.end[node] = at + 1;
      this.after[node] = this.count;
      this.scope = outer;
    } else {
      this.open = node;
      if (++this.depth > this.limits.depth)
        throw new Fault('xml-too-deep', position, `more than ${this.limits.depth} levels`);
    }
    return at + 1;
  }

  private endTag(position: number): number {
    const { text, open } = this;
    if (open === -1) throw new Fault('xml-not-well-formed', position, 'an end tag without a start tag');
    const { qualified } = this.names[this.nameIndex[open]!]!;
    let at = position + 2 + qualified.length;
    if (!text.startsWith(qualified, position + 2)) this.mismatch(position, qualified);
    while (isSpace(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== GT) this.mismatch(position, qualified);
    this.closeStart[open] = position;
    this.end[open] = at + 1;
    this.after[open] = this.count;
    this.open = this.parent[open]!;
    this.scope =
      this.open === -1 ? this.names[emptyName]!.scope : this.names[this.nameIndex[this.open]!]!.scope;
    this.depth--;
    return at + 1;
  }

  private mismatch(position: number, expected: string): never {
    throw new Fault('xml-not-well-formed', position, `the end tag does not match <${expected}>`);
  }

  /** Checks the attributes that start at `at` and applies their namespace declarations; returns the offset behind them. */
  private attributes(at: number): number {
    const { text, attributeSpans } = this;
    attributeSpans.length = 0;
    let declares = false;
    for (;;) {
      const before = at;
      while (isSpace(text.charCodeAt(at))) at++;
      let code = text.charCodeAt(at);
      if (code === GT || code === SLASH) break;
      if (before === at)
        throw new Fault('xml-not-well-formed', at, 'attributes must be separated by white space');
      const nameAt = at;
      while (code > 0x20 && code !== 0x3d && code !== GT && code !== SLASH && code !== LT)
        code = text.charCodeAt(++at);
      const nameEnd = at;
      while (isSpace(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) !== 0x3d)
        throw new Fault('xml-not-well-formed', at, 'an attribute without a value');
      at++;
      while (isSpace(text.charCodeAt(at))) at++;
      const quote = text.charCodeAt(at);
      if (quote !== 0x22 && quote !== 0x27)
        throw new Fault('xml-not-well-formed', at, 'an attribute value without quotes');
      const valueAt = ++at;
      let refers = false;
      for (code = text.charCodeAt(at); code !== quote; code = text.charCodeAt(++at)) {
        if (code === AMP) refers = true;
        else if (code === LT || Number.isNaN(code))
          throw new Fault('xml-not-well-formed', at, '< in an attribute value');
      }
      if (refers) this.references(valueAt, at);
      if (text.startsWith('xmlns', nameAt)) declares = true;
      attributeSpans.push(nameAt, nameEnd, valueAt, at);
      at++;
    }
    if (declares) this.declareNamespaces();
    this.checkAttributeNames();
    return at;
  }

  private declareNamespaces(): void {
    const { text, attributeSpans: spans } = this;
    const declared = new Map<string, string>();
    let key = '';
    for (let i = 0; i < spans.length; i += 4) {
      const name = text.slice(spans[i], spans[i + 1]);
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
      const uri = unescapeXml(text.slice(spans[i + 2], spans[i + 3]));
      if (name !== 'xmlns' && uri === '') {
        throw new Fault('xml-not-well-formed', spans[i]!, 'a prefix bound to nothing');
      }
      declared.set(name === 'xmlns' ? '' : name.slice(6), uri);
      key += `${name}=${uri} `;
    }
    let scope = this.scope.inner.get(key);
    if (!scope) {
      this.declarations += declared.size;
      if (this.declarations > mostDeclarations) {
        throw new Fault('xml-too-many-nodes', spans[0]!, `${mostDeclarations} namespace declarations`);
      }
      scope = new NamespaceScope(this.scope, declared);
      this.scope.inner.set(key, scope);
    }
    this.scope = scope;
  }

  private checkAttributeNames(): void {
    const { text, attributeSpans: spans, scope } = this;
    const seen = spans.length > fewSpans ? new Set<string>() : undefined;
    const list: string[] = [];
    for (let i = 0; i < spans.length; i += 4) {
      const spelled = text.slice(spans[i], spans[i + 1]);
      let canonical = scope.attributes.get(spelled);
      if (canonical === undefined) {
        canonical = this.attributeName(spelled, spans[i]!);
        scope.attributes.set(spelled, canonical);
      }
      if (seen ? seen.has(canonical) : list.includes(canonical)) {
        throw new Fault('xml-not-well-formed', spans[i]!, `attribute ${spelled} stands twice`);
      }
      if (seen) seen.add(canonical);
      else list.push(canonical);
    }
  }

  private attributeName(spelled: string, at: number): string {
    const [, prefix, local] = this.splitName(spelled, at);
    if (prefix === 'xmlns' || spelled === 'xmlns') return spelled;
    if (prefix === undefined) return local!;
    return canonicalName(this.boundTo(prefix, at), local!);
  }

  private elementName(spelled: string, at: number): number {
    const known = this.scope.elements.get(spelled);
    if (known !== undefined) return known;
    const [, prefix, local] = this.splitName(spelled, at);
    const uri = prefix === undefined ? (this.scope.uri('') ?? '') : this.boundTo(prefix, at);
    const index =
      this.names.push({ canonical: canonicalName(uri, local!), qualified: spelled, scope: this.scope }) - 1;
    this.scope.elements.set(spelled, index);
    return index;
  }

  private splitName(spelled: string, at: number): RegExpExecArray {
    const parts = qualifiedName.exec(spelled);
    if (!parts) throw new Fault('xml-not-well-formed', at, `"${spelled.slice(0, 40)}" is not a name`);
    return parts;
  }

  private boundTo(prefix: string, at: number): string {
    const uri = this.scope.uri(prefix);
    if (uri === undefined) throw new Fault('xml-not-well-formed', at, `the prefix ${prefix} is not declared`);
    return uri;
  }

  private leaf(kind: number, start: number, end: number): void {
    const node = this.add(kind, start, emptyName);
    this.openEnd[node] = this.closeStart[node] = this.end[node] = end;
    this.after[node] = this.count;
  }

  private add(kind: number, start: number, nameIndex: number): number {
    if (this.count === this.capacity) this.grow(start);
    const node = this.count++;
    this.kind[node] = kind;
    this.start[node] = start;
    this.parent[node] = this.open;
    this.nameIndex[node] = nameIndex;
    return node;
  }

  private grow(position: number): void {
    if (this.count >= this.limits.nodes)
      throw new Fault('xml-too-many-nodes', position, `more than ${this.limits.nodes}`);
    this.capacity = Math.min(this.limits.nodes, Math.ceil(this.capacity * 1.6));
    this.kind = enlarged(this.kind, new Uint8Array(this.capacity));
    this.start = enlarged(this.start, new Int32Array(this.capacity));
    this.openEnd = enlarged(this.openEnd, new Int32Array(this.capacity));
    this.closeStart = enlarged(this.closeStart, new Int32Array(this.capacity));
    this.end = enlarged(this.end, new Int32Array(this.capacity));
    this.parent = enlarged(this.parent, new Int32Array(this.capacity));
    this.after = enlarged(this.after, new Int32Array(this.capacity));
    this.nameIndex = enlarged(this.nameIndex, new Int32Array(this.capacity));
  }
}

function enlarged<T extends Uint8Array | Int32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

/** Looks for `forbiddenCharacters` other than surrogates; a plain loop takes half the time of the expression. */
function holdsForbidden(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x20 ? code !== 0x0a && code !== 0x0d && code !== 0x09 : code >= 0xfffe) return true;
  }
  return false;
}

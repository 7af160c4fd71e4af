import { ELEMENT, type XmlTree } from '#engine/docx/xml';
import { report, type XliffReader } from './open-xliff.ts';
import { xliffName } from './xliff-names.ts';

/** More broken rules than this say nothing new. */
const most = 50;

/**
 * Reports where a file breaks rules of XLIFF 2.1 that reading does not depend on: identifiers and references, sub-types
 * and sub-states, languages, annotations, characters and codes. Rules of the modules for changes and validation, which
 * are not read, are not checked.
 */
export function checkConstraints(reader: XliffReader): void {
  new ConstraintCheck(reader).check();
}

const scopes = new Set(['file', 'group', 'unit']);
/** Elements whose identifiers are told apart from others of the unit. */
const separate = new Set(['note', 'data']);
const inlineCodes = new Set(['ph', 'pc', 'sc', 'ec']);
const language = /^(?:[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*|[xi](?:-[A-Za-z0-9]{1,8})+)$/;
const formats = new Set(['lb', 'pb', 'b', 'i', 'u']);
/** Prefixes of fragment identifiers: of the core, of modules, and of the extension that tools know. */
const corePrefixes = new Set(['f', 'g', 'u', 'n', 'd', 't']);
const registered = new Set(['ctr', 'fs', 'gls', 'its', 'mda', 'mtc', 'res', 'slr', 'tbx', 'val']);

class ConstraintCheck {
  private readonly reader: XliffReader;
  private readonly tree: XmlTree;
  private reported = 0;
  /** The innermost file, group or unit, and the identifiers it has so far by what they name. */
  private scope = -1;
  private readonly ids = new Map<number, Set<string>>();
  private readonly starts = new Map<string, number>();
  private readonly languages = new Map<number, string | undefined>();
  /** The first node behind the target, and behind the candidate, that is being looked through. */
  private targetEnd = -1;
  private matchEnd = -1;

  constructor(reader: XliffReader) {
    this.reader = reader;
    this.tree = reader.tree;
  }

  check(): void {
    const { tree } = this;
    for (const name of ['srcLang', 'trgLang']) {
      const tag = tree.attribute(tree.root, name);
      if (tag !== undefined && !language.test(tag))
        this.fault(tree.root, `${name} ${tag} is no language tag`);
    }
    for (let node = tree.root; node < tree.count && this.reported < most; node++) {
      if (tree.kind[node] === ELEMENT) this.element(node, xliffName(tree, node));
    }
  }

  private element(node: number, name: string): void {
    while (this.scope !== -1 && node >= this.tree.after[this.scope]!) this.leaveScope();
    this.identifier(node, name);
    if (name === 'target') this.targetEnd = this.tree.after[node]!;
    if (name === 'mtc:match') this.matchEnd = this.tree.after[node]!;
    if (scopes.has(name)) this.scope = node;
    if (name === 'unit') this.starts.clear();
    if (name === 'source' || name === 'target') this.languageOf(node, name);
    if (name === 'segment') this.needs(node, 'subState', 'state');
    if (name === 'mrk' || name === 'sm') this.annotation(node);
    if (name === 'cp') this.codePoint(node);
    if (inlineCodes.has(name)) this.code(node, name);
  }

  private leaveScope(): void {
    const { tree } = this;
    let outer = tree.parent[this.scope]!;
    while (outer !== -1 && !scopes.has(xliffName(tree, outer))) outer = tree.parent[outer]!;
    this.scope = outer;
  }

  /** Targets repeat the identifiers of their sources, and candidates have their own. */
  private identifier(node: number, name: string): void {
    const id = this.tree.attribute(node, 'id');
    if (
      id === undefined ||
      name === 'segment' ||
      name === 'unit' ||
      node < Math.max(this.targetEnd, this.matchEnd)
    )
      return;
    const kind = separate.has(name) ? name : /^(\{.*\}|\w+:)?/.exec(name || this.tree.name(node))![0];
    const taken = this.ids.get(this.scope) ?? new Set();
    this.ids.set(this.scope, taken);
    const key = `${kind} ${id}`;
    if (taken.has(key)) this.fault(node, `id ${id} stands twice`);
    taken.add(key);
  }

  /** `xml:lang`, inherited as it is, may not contradict the language of the side. */
  private languageOf(node: number, name: 'source' | 'target'): void {
    const { tree } = this;
    if (node < this.matchEnd) return;
    const side = tree.attribute(tree.root, name === 'source' ? 'srcLang' : 'trgLang');
    const said = this.inheritedLanguage(node);
    if (said !== undefined && side !== undefined && said.toLowerCase() !== side.toLowerCase())
      this.fault(node, `xml:lang ${said} where ${side} is declared`);
  }

  private inheritedLanguage(node: number): string | undefined {
    const { tree, languages } = this;
    const path: number[] = [];
    let at = node;
    for (
      ;
      at !== -1 && !languages.has(at) && tree.attribute(at, 'xml:lang') === undefined;
      at = tree.parent[at]!
    )
      path.push(at);
    const said = at === -1 ? undefined : (languages.get(at) ?? tree.attribute(at, 'xml:lang'));
    for (const passed of path) languages.set(passed, said);
    return said;
  }

  private annotation(node: number): void {
    const { tree } = this;
    const reference = tree.attribute(node, 'ref');
    if (tree.attribute(node, 'type') === 'comment') {
      if ((tree.attribute(node, 'value') === undefined) === (reference === undefined))
        this.fault(node, 'a comment has a value or a reference');
      else if (reference !== undefined && !/[#/]n=[^/]+$/.test(reference))
        this.fault(node, `${reference} is no note`);
    }
    if (reference?.startsWith('#')) this.fragment(node, reference);
  }

  private fragment(node: number, reference: string): void {
    for (const step of reference.slice(1).split('/')) {
      const [prefix, id] = step.split('=');
      if (id === undefined || corePrefixes.has(prefix!) || registered.has(prefix!)) continue;
      this.fault(node, `${reference} has an unknown prefix`);
    }
  }

  private codePoint(node: number): void {
    const hex = this.tree.attribute(node, 'hex') ?? '';
    const value = /^[0-9A-Fa-f]{1,6}$/.test(hex) ? Number.parseInt(hex, 16) : 0;
    const isPlain =
      [9, 10, 13].includes(value) ||
      (value >= 0x20 && value < 0xd800) ||
      (value >= 0xe000 && value < 0xfffe) ||
      value >= 0x10000;
    if (isPlain) this.fault(node, `cp for a character that XML can hold, ${hex}`);
  }

  private code(node: number, name: string): void {
    const { tree } = this;
    const has = (attribute: string) => tree.attribute(node, attribute) !== undefined;
    this.needs(node, 'subType', 'type');
    const { type, subType } = {
      type: tree.attribute(node, 'type'),
      subType: tree.attribute(node, 'subType'),
    };
    const [, detail] = /^xlf:(.*)$/.exec(subType ?? '') ?? [];
    if (detail !== undefined && type !== (formats.has(detail) ? 'fmt' : detail === 'var' ? 'ui' : type))
      this.fault(node, `sub-type ${subType} of type ${type}`);
    const references = ['dataRef', 'dataRefStart', 'dataRefEnd'];
    if (has('copyOf') && references.some(has)) this.fault(node, 'a copy with original data');
    for (const reference of references) this.dataReference(node, tree.attribute(node, reference));
    if (name === 'sc' && has('id')) this.starts.set(tree.attribute(node, 'id')!, node);
    if (name === 'ec') this.endOfCode(node);
  }

  private dataReference(node: number, id: string | undefined): void {
    if (id === undefined || node < this.matchEnd) return;
    if (!this.ids.get(this.scope)?.has(`data ${id}`)) this.fault(node, `no original data ${id}`);
  }

  /** The two halves of a code allow the same. */
  private endOfCode(node: number): void {
    const { tree } = this;
    const start = this.starts.get(tree.attribute(node, 'startRef') ?? '');
    if (start === undefined) return;
    for (const name of ['canCopy', 'canDelete', 'canOverlap']) {
      const said = tree.attribute(node, name);
      if (said !== undefined && said !== (tree.attribute(start, name) ?? 'yes'))
        this.fault(node, `${name} differs from the start`);
    }
  }

  private needs(node: number, attribute: string, other: string): void {
    const { tree } = this;
    if (tree.attribute(node, attribute) !== undefined && tree.attribute(node, other) === undefined)
      this.fault(node, `${attribute} without ${other}`);
  }

  private fault(node: number, detail: string): void {
    this.reported++;
    report(this.reader, 'xliff-constraint', node, detail);
  }
}

import { CDATA, ELEMENT, TEXT, type XmlTree } from '#engine/docx/xml';
import { type CodeType, codeTypes } from '#engine/inline';
import {
  type CodeDescription,
  type CodeNaming,
  type ContentItem,
  numberCodes,
  ownAttribute,
  report,
  unspell,
  type XliffReader,
} from '#engine/interchange/xliff';
import { typeOfCtype } from './code-types.ts';
import { nameOf } from './names.ts';
import { characterType } from './write-content.ts';

/** A stretch of content that a tool marked as a segment. */
export interface MarkedSegment {
  readonly mid: string;
  readonly items: readonly ContentItem[];
}

/** What a `<source>`, `<seg-source>` or `<target>` holds. */
export interface Content {
  readonly items: readonly ContentItem[];
  /** In order; empty where nothing is marked. */
  readonly segments: readonly MarkedSegment[];
  /** Whether there is anything but white space outside the marked segments. */
  readonly hasMore: boolean;
}

const kinds: Readonly<Record<string, 'open' | 'close' | 'standalone'>> = {
  bx: 'open',
  bpt: 'open',
  ex: 'close',
  ept: 'close',
  x: 'standalone',
  ph: 'standalone',
};

/** Hints from the native code of other tools are cut to this many characters. */
const longestHint = 200;

/**
 * Reads content in any of the spellings of XLIFF 1.2: `<g>`, `<bx>` and `<ex>`, `<x>`; `<bpt>` and `<ept>`,
 * `<it>`, `<ph>`. Marks are looked through, comments passed over, CDATA turned into the characters it stands for.
 */
export function readContent(reader: XliffReader, element: number): Content {
  const walk = new ContentWalk(reader);
  walk.readChildren(element);
  return { items: walk.items, segments: walk.segments, hasMore: walk.hasMore };
}

class ContentWalk {
  readonly items: ContentItem[] = [];
  readonly segments: MarkedSegment[] = [];
  hasMore = false;
  private readonly reader: XliffReader;
  private inSegment = false;
  /** Ids of the starts by what links them with their ends. */
  private readonly starts = new Map<string, string>();

  constructor(reader: XliffReader) {
    this.reader = reader;
  }

  readChildren(element: number): void {
    const { tree } = this.reader;
    for (let node = tree.firstChild(element); node !== -1; node = tree.nextSibling(node)) {
      const kind = tree.kind[node];
      if (kind === TEXT || kind === CDATA) this.add({ kind: 'text', text: tree.characters(node) });
      if (kind === ELEMENT) this.readElement(node);
    }
  }

  private readElement(node: number): void {
    const { tree } = this.reader;
    const name = nameOf(tree, node);
    const character = name === 'x' ? characterOf(tree, node) : undefined;
    const kind = name === 'it' ? kindOfIsolated(tree, node) : kinds[name];
    if (character !== undefined) this.add({ kind: 'text', text: character });
    else if (kind !== undefined) this.add({ kind, ...this.readCode(node, kind) });
    else if (name === 'g') {
      const code = this.readCode(node, 'open');
      this.add({ kind: 'open', ...code });
      this.readChildren(node);
      this.add({ kind: 'close', ...code });
    } else if (name === 'mrk' && tree.attribute(node, 'mtype') === 'seg' && !this.inSegment) {
      this.readSegment(node);
    } else this.readChildren(node);
  }

  private readSegment(node: number): void {
    const start = this.items.length;
    this.inSegment = true;
    this.readChildren(node);
    this.inSegment = false;
    const mid = this.reader.tree.attribute(node, 'mid') ?? `${this.segments.length + 1}`;
    this.segments.push({ mid, items: this.items.slice(start) });
  }

  private add(item: ContentItem): void {
    this.items.push(item);
    if (!this.inSegment && (item.kind !== 'text' || item.text.trim() !== '')) this.hasMore = true;
  }

  private readCode(node: number, kind: 'open' | 'close' | 'standalone') {
    const { tree } = this.reader;
    const id = tree.attribute(node, 'id');
    const rid = tree.attribute(node, 'rid');
    if (id === undefined) report(this.reader, 'xliff-missing-id', node, tree.qualifiedName(node));
    let ref = id ?? `offset ${tree.start[node]}`;
    if (rid !== undefined && kind === 'open') this.starts.set(rid, ref);
    if (rid !== undefined && kind === 'close') ref = this.starts.get(rid) ?? ref;
    return { ref, isolated: false, offset: tree.start[node]!, code: readDescription(tree, node) };
  }
}

/** `pos` of an isolated half of a pair. */
function kindOfIsolated(tree: XmlTree, node: number): 'open' | 'close' {
  return /^(close|end)$/.test(tree.attribute(node, 'pos') ?? '') ? 'close' : 'open';
}

function characterOf(tree: XmlTree, node: number): string | undefined {
  if (tree.attribute(node, 'ctype') !== characterType) return undefined;
  const hex = /^cp-([0-9A-F]{4})-\d+$/.exec(tree.attribute(node, 'id') ?? '')?.[1];
  return hex === undefined ? undefined : String.fromCharCode(Number.parseInt(hex, 16));
}

function readDescription(tree: XmlTree, node: number): CodeDescription {
  const rules = ownAttribute(tree, node, 'rules');
  const native = nameOf(tree, node) === 'g' ? '' : tree.textContent(node).slice(0, longestHint);
  const type = typeOfCode(tree, node);
  return {
    type,
    own: rules !== undefined,
    hint: ownAttribute(tree, node, 'hint') ?? native,
    equivalent: unspell(tree.attribute(node, 'equiv-text') ?? ''),
    deletable: rules === undefined ? type === 'format' : rules.includes('deletable'),
    movable: rules === undefined || rules.includes('movable'),
  };
}

function typeOfCode(tree: XmlTree, node: number): CodeType {
  const own = ownAttribute(tree, node, 'type');
  return codeTypes.find((type) => type === own) ?? typeOfCtype(tree.attribute(node, 'ctype'));
}

/** Ids are the numbers of the codes, also in files of other tools where they are numbers. */
const naming: CodeNaming = {
  base: (ref) => ref,
  numbers: (refs) =>
    new Map([...refs].filter((ref) => /^(0|[1-9]\d{0,8})$/.test(ref)).map((ref) => [ref, Number(ref)])),
};

/** Source and target as inline texts. A tool may call a pair and a single code by the same id; they are told apart. */
export function readTexts(source: readonly ContentItem[], target?: readonly ContentItem[]) {
  const all = [...source, ...(target ?? [])];
  const halves = new Set(
    all.map((item) => (item.kind === 'open' || item.kind === 'close' ? item.ref : undefined)),
  );
  const apart = (items: readonly ContentItem[]) =>
    items.map((item) =>
      item.kind === 'standalone' && halves.has(item.ref) ? { ...item, ref: `${item.ref} alone` } : item,
    );
  return numberCodes(apart(source), target && apart(target), naming);
}

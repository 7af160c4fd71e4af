import { CDATA, ELEMENT, TEXT } from '#engine/docx/xml';
import { readType } from './code-attributes.ts';
import type { ContentItem } from './content-item.ts';
import { report, type XliffReader } from './open-xliff.ts';
import { xliffName } from './xliff-names.ts';
import { unspell } from './xml-safe.ts';

export interface ContentReader extends XliffReader {
  /** Original data of the unit by id. */
  readonly data: ReadonlyMap<string, string>;
}

/** What a `<source>` or `<target>` holds. */
export interface Content {
  readonly items: readonly ContentItem[];
  /** Where its annotations stand, by id: offsets as `codeText` counts them. */
  readonly marks: ReadonlyMap<string, { start: number; end: number }>;
}

/**
 * Reads `<source>` or `<target>`. Annotations (`<mrk>`, `<sm>`, `<em>`) are looked through, comments passed over,
 * `<cp>` and CDATA turned into the characters they stand for.
 */
export function readContent(reader: ContentReader, element: number): Content {
  const walk = new ContentWalk(reader);
  walk.readChildren(element);
  return { items: walk.finish(), marks: walk.marks };
}

class ContentWalk {
  readonly marks = new Map<string, { start: number; end: number }>();
  private readonly reader: ContentReader;
  private readonly items: ContentItem[] = [];
  private readonly copies = new Map<string, string>();
  /** Length of the text so far, as `codeText` counts it. */
  private length = 0;

  constructor(reader: ContentReader) {
    this.reader = reader;
  }

  readChildren(element: number): void {
    const { tree } = this.reader;
    for (let node = tree.firstChild(element); node !== -1; node = tree.nextSibling(node)) {
      const kind = tree.kind[node];
      if (kind === TEXT || kind === CDATA) this.addText(tree.characters(node));
      if (kind === ELEMENT) this.readElement(node);
    }
  }

  finish(): ContentItem[] {
    return this.items.map((item) =>
      item.kind === 'text' ? item : { ...item, ref: this.copies.get(item.ref) ?? item.ref },
    );
  }

  private readElement(node: number): void {
    const name = xliffName(this.reader.tree, node);
    if (name === 'cp') this.addText(readCodePoint(this.reader, node));
    else if (name === 'pc') {
      const open = this.readCode(node);
      this.add({ kind: 'open', ...open });
      this.readChildren(node);
      this.add({ kind: 'close', ...open });
    } else if (name === 'ph') this.add({ kind: 'standalone', ...this.readCode(node) });
    else if (name === 'sc') this.add({ kind: 'open', ...this.readCode(node) });
    else if (name === 'ec') this.add({ kind: 'close', ...this.readCode(node) });
    else this.readMark(node, name);
  }

  private readMark(node: number, name: string): void {
    const { tree } = this.reader;
    const id = tree.attribute(node, name === 'em' ? 'startRef' : 'id');
    const start = this.length;
    this.readChildren(node);
    if (id === undefined) return;
    const begun = this.marks.get(id);
    if (name === 'em' && begun) begun.end = this.length;
    else if (name === 'mrk' || name === 'sm') this.marks.set(id, { start, end: this.length });
  }

  private addText(text: string): void {
    this.items.push({ kind: 'text', text });
    this.length += text.length;
  }

  private add(item: ContentItem): void {
    this.items.push(item);
    if (item.kind === 'standalone' || (item.kind !== 'text' && item.isolated)) this.length++;
  }

  private readCode(node: number) {
    const { reader, copies } = this;
    const { tree, data } = reader;
    const attribute = (...names: string[]) => {
      const found = names.map((name) => tree.attribute(node, name)).find((value) => value !== undefined);
      return found === undefined ? undefined : unspell(found);
    };
    const ref = attribute('startRef', 'id');
    if (ref === undefined) report(reader, 'xliff-missing-id', node, tree.qualifiedName(node));
    const copyOf = attribute('copyOf');
    if (ref !== undefined && copyOf !== undefined) copies.set(ref, copyOf);
    const { type, deletable, own } = readType(attribute('type'), attribute('subType'));
    const original = data.get(attribute('dataRef', 'dataRefStart') ?? '');
    return {
      // A code without id gets one that no file can hold, so that it stays apart from all others.
      ref: ref ?? `offset ${tree.start[node]}`,
      isolated: attribute('isolated') === 'yes',
      offset: tree.start[node]!,
      code: {
        type,
        own,
        hint: attribute('disp', 'dispStart') ?? original ?? '',
        equivalent: attribute('equiv', 'equivStart') ?? '',
        deletable: deletable || attribute('canDelete') !== 'no',
        movable: (attribute('canReorder') ?? 'yes') === 'yes',
      },
    };
  }
}

/** The character a `<cp>` stands for (XLIFF 2.1, 4.2.3.1), or nothing with a finding. */
function readCodePoint(reader: XliffReader, node: number): string {
  const hex = reader.tree.attribute(node, 'hex') ?? '';
  const value = /^[0-9A-Fa-f]{1,6}$/.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
  if (value <= 0x10ffff) return String.fromCodePoint(value);
  report(reader, 'xliff-character', node, `hex="${hex.slice(0, 12)}"`);
  return '';
}

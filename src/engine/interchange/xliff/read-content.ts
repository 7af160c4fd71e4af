import { CDATA, ELEMENT, TEXT, type XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import type { CodeType } from '#engine/inline';
import { readType } from './code-attributes.ts';
import { xliffFinding } from './findings.ts';
import { xliffName } from './xliff-names.ts';
import { unspell } from './xml-safe.ts';

/** What a file says about a code, before it has a number. */
export interface CodeDescription {
  readonly type: CodeType;
  readonly own: boolean;
  readonly hint: string;
  readonly equivalent: string;
  readonly deletable: boolean;
  readonly movable: boolean;
}

/** An item of a source or target whose code is still called by its id in the file. */
export type ContentItem =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'open' | 'close' | 'standalone';
      readonly ref: string;
      /** Whether its other half is in another unit. */
      readonly isolated: boolean;
      readonly code: CodeDescription;
    };

export interface ContentReader {
  readonly tree: XmlTree;
  /** Original data of the unit by id. */
  readonly data: ReadonlyMap<string, string>;
  readonly place: string;
  readonly findings: Finding[];
}

/**
 * Reads `<source>` or `<target>`. Annotations (`<mrk>`, `<sm>`, `<em>`) are looked through, comments passed over,
 * `<cp>` and CDATA turned into the characters they stand for.
 */
export function readContent(reader: ContentReader, element: number): ContentItem[] {
  const items: ContentItem[] = [];
  const copies = new Map<string, string>();
  readChildren(reader, element, items, copies);
  return items.map((item) =>
    item.kind === 'text' ? item : { ...item, ref: copies.get(item.ref) ?? item.ref },
  );
}

function readChildren(
  reader: ContentReader,
  element: number,
  items: ContentItem[],
  copies: Map<string, string>,
) {
  const { tree } = reader;
  for (let node = tree.firstChild(element); node !== -1; node = tree.nextSibling(node)) {
    const kind = tree.kind[node];
    if (kind === TEXT || kind === CDATA) items.push({ kind: 'text', text: tree.characters(node) });
    if (kind !== ELEMENT) continue;
    const name = xliffName(tree, node);
    if (name === 'cp') items.push({ kind: 'text', text: readCodePoint(reader, node) });
    else if (name === 'pc') {
      const open = readCode(reader, node, copies);
      items.push({ kind: 'open', ...open });
      readChildren(reader, node, items, copies);
      items.push({ kind: 'close', ...open });
    } else if (name === 'ph') items.push({ kind: 'standalone', ...readCode(reader, node, copies) });
    else if (name === 'sc') items.push({ kind: 'open', ...readCode(reader, node, copies) });
    else if (name === 'ec') items.push({ kind: 'close', ...readCode(reader, node, copies) });
    else readChildren(reader, node, items, copies);
  }
}

function readCode({ tree, data, place, findings }: ContentReader, node: number, copies: Map<string, string>) {
  const attribute = (...names: string[]) => {
    const found = names.map((name) => tree.attribute(node, name)).find((value) => value !== undefined);
    return found === undefined ? undefined : unspell(found);
  };
  const ref = attribute('startRef', 'id');
  if (ref === undefined)
    findings.push(xliffFinding('xliff-missing-id', { detail: tree.qualifiedName(node), place }));
  const copyOf = attribute('copyOf');
  if (ref !== undefined && copyOf !== undefined) copies.set(ref, copyOf);
  const { type, deletable, own } = readType(attribute('type'), attribute('subType'));
  const original = data.get(attribute('dataRef', 'dataRefStart') ?? '');
  return {
    // A code without id gets one that no file can hold, so that it stays apart from all others.
    ref: ref ?? `offset ${tree.start[node]}`,
    isolated: attribute('isolated') === 'yes',
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

/** The character a `<cp>` stands for (XLIFF 2.1, 4.2.3.1), or nothing with a finding. */
export function readCodePoint({ tree, place, findings }: ContentReader, node: number): string {
  const hex = tree.attribute(node, 'hex') ?? '';
  const value = /^[0-9A-Fa-f]{1,6}$/.test(hex) ? Number.parseInt(hex, 16) : Number.NaN;
  if (value <= 0x10ffff) return String.fromCodePoint(value);
  findings.push(xliffFinding('xliff-character', { detail: `hex="${hex.slice(0, 12)}"`, place }));
  return '';
}

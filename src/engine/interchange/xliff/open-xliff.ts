import { parseXml, XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { decodeText, type ExchangeDocument, type PlaceFinder, placeFinder } from '#engine/interchange';
import { xliffFinding } from './findings.ts';

export interface ReadXliff {
  /** Absent when a finding is an error. */
  readonly document?: ExchangeDocument;
  /** Places name line and column. */
  readonly findings: readonly Finding[];
}

/** A file that is being read, or a unit of it. */
export interface XliffReader {
  readonly tree: XmlTree;
  readonly placeOf: PlaceFinder;
  readonly findings: Finding[];
  /** Name of the unit for people, where one is being read: `unit p1`. */
  readonly unit?: string;
}

/** Opens a file of any version, given as characters or as bytes in any encoding; a finding where it is no XLIFF. */
export function openXliff(input: string | Uint8Array): XliffReader | Finding {
  const decoded = typeof input === 'string' ? { text: input } : decodeText(input);
  if ('trouble' in decoded) return xliffFinding('xliff-encoding', { detail: decoded.trouble });
  const text = decoded.text.startsWith('\uFEFF') ? decoded.text.slice(1) : decoded.text;
  const placeOf = placeFinder(text);
  const tree = parseXml(text);
  if (!(tree instanceof XmlTree)) return translateFault(tree, placeOf);
  const { root } = tree;
  if (tree.name(root).replace(/^\{.*\}/, '') !== 'xliff') {
    const place = placeOf(tree.start[root]!);
    return xliffFinding('xliff-not-xliff', { detail: `its root is ${tree.qualifiedName(root)}`, place });
  }
  return { tree, placeOf, findings: [] };
}

function translateFault({ code, message, place }: Finding, placeOf: PlaceFinder): Finding {
  const own = code === 'xml-doctype' ? 'xliff-doctype' : 'xliff-not-well-formed';
  const offset = Number(/^offset (\d+)$/.exec(place ?? '')?.[1] ?? 0);
  const detail = /\((.*)\)$/s.exec(message)?.[1];
  return xliffFinding(own, { detail, place: placeOf(offset) });
}

/** Where a node, or an offset of the file, is for people. */
export function placeIn({ tree, placeOf, unit }: XliffReader, node: number): string {
  const place = placeOf(tree.start[node]!);
  return unit === undefined ? place : `${unit}, ${place}`;
}

/** Adds a finding about a node. */
export function report(
  reader: XliffReader,
  code: keyof typeof xliffFinding.catalogue,
  node: number,
  detail?: string,
): void {
  reader.findings.push(xliffFinding(code, { detail, place: placeIn(reader, node) }));
}

import type { XmlTree } from '#engine/docx/xml';
import type { Finding } from '#engine/findings';
import { type ExchangeSegment, type SegmentState, segmentStates } from '#engine/interchange';
import { xliffFinding } from './findings.ts';
import { numberCodes } from './number-codes.ts';
import { type ContentItem, type ContentReader, readContent } from './read-content.ts';
import { children, xliffName } from './xliff-names.ts';
import { unspell } from './xml-safe.ts';

/** A `<segment>` or `<ignorable>` as it stands in the file. */
interface Piece {
  readonly id: string | undefined;
  readonly isSegment: boolean;
  readonly state: SegmentState | undefined;
  readonly order: number;
  readonly source: readonly ContentItem[];
  readonly target: readonly ContentItem[] | undefined;
}

/**
 * Reads the segments of a unit. `written` lists the ids it had when it was written: pieces with other ids, and
 * ignorables, are what a tool divided off the segment before, and are joined to it again. Without the list every
 * segment stands for itself.
 */
export function readSegments(
  reader: ContentReader,
  unit: number,
  written?: readonly string[],
): ExchangeSegment[] {
  const pieces = readPieces(reader, unit);
  const known = new Set(written ?? pieces.map((piece) => piece.id));
  const groups: Piece[][] = [];
  let ids: string[] = [];
  let resegmented = false;
  for (const piece of pieces) {
    const starts = piece.isSegment && piece.id !== undefined && known.has(piece.id);
    if (starts) ids.push(piece.id);
    if (starts || groups.length === 0 || (written === undefined && piece.isSegment)) {
      if (isHollow(piece) && !starts) continue;
      groups.push([piece]);
      if (!starts) ids.push(freeId(ids, known));
    } else groups.at(-1)!.push(piece);
    if (!starts && written !== undefined) resegmented = true;
  }
  ids = ids.slice(0, groups.length);
  if (written?.some((id) => !ids.includes(id))) resegmented = true;
  const { place, findings } = reader;
  if (resegmented) findings.push(xliffFinding('xliff-resegmented', { place }));
  const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
  if (repeated !== undefined)
    findings.push(xliffFinding('xliff-duplicate-id', { detail: `segment ${repeated}`, place }));
  return groups.map((group, index) => joinPieces(ids[index]!, group));
}

function joinPieces(id: string, pieces: readonly Piece[]): ExchangeSegment {
  const translated = pieces.filter((piece) => piece.isSegment);
  const isComplete = translated.length > 0 && translated.every((piece) => piece.target !== undefined);
  const inOrder = pieces.toSorted((a, b) => a.order - b.order);
  const targetItems = isComplete ? inOrder.flatMap((piece) => piece.target ?? piece.source) : undefined;
  const { source, target } = numberCodes(
    pieces.flatMap((piece) => piece.source),
    targetItems,
  );
  const state = leastState(translated);
  const isEmpty = target?.items.length === 0 && (state === undefined || state === 'initial');
  return { id, source, ...(target && !isEmpty && { target }), ...(state && { state }) };
}

function leastState(pieces: readonly Piece[]): SegmentState | undefined {
  const states = pieces.map((piece) => piece.state);
  if (states.includes(undefined)) return undefined;
  return segmentStates.find((state) => states.includes(state));
}

function readPieces(reader: ContentReader, unit: number): Piece[] {
  const { tree, place, findings } = reader;
  const pieces: Piece[] = [];
  for (const node of tree.elements(unit)) {
    const name = xliffName(tree, node);
    if (name !== 'segment' && name !== 'ignorable') continue;
    const [source] = children(tree, node, 'source');
    const [target] = children(tree, node, 'target');
    if (source === undefined) {
      findings.push(xliffFinding('xliff-missing-source', { place }));
      continue;
    }
    const id = tree.attribute(node, 'id');
    const order = Number(target === undefined ? undefined : tree.attribute(target, 'order'));
    pieces.push({
      id: id === undefined ? undefined : unspell(id),
      isSegment: name === 'segment',
      state: readState(tree, node, place, findings),
      order: Number.isInteger(order) ? order : pieces.length + 1,
      source: readContent(reader, source),
      target: target === undefined ? undefined : readContent(reader, target),
    });
  }
  reportLooseEnds(reader, pieces);
  return pieces;
}

/** Ends of codes must name a start in the same unit unless they are isolated (XLIFF 2.1, 4.3.1.38). */
function reportLooseEnds({ place, findings }: ContentReader, pieces: readonly Piece[]): void {
  for (const side of ['source', 'target'] as const) {
    const items = pieces.flatMap((piece) => piece[side] ?? []);
    const started = new Set(items.map((item) => (item.kind === 'open' ? item.ref : '')));
    for (const item of items) {
      if (item.kind !== 'close' || item.isolated || started.has(item.ref)) continue;
      findings.push(xliffFinding('xliff-code-reference', { detail: `${side}, ${item.ref}`, place }));
    }
  }
}

function readState(
  tree: XmlTree,
  node: number,
  place: string,
  findings: Finding[],
): SegmentState | undefined {
  const state = tree.attribute(node, 'state');
  const known = segmentStates.find((name) => name === state);
  if (state !== undefined && known === undefined) {
    findings.push(xliffFinding('xliff-state', { detail: state.slice(0, 40), place }));
  }
  return known;
}

function isHollow(piece: Piece): boolean {
  return piece.source.length === 0 && (piece.target ?? []).length === 0;
}

function freeId(taken: readonly string[], known: ReadonlySet<string | undefined>): string {
  let number = taken.length + 1;
  while (taken.includes(`s${number}`) || known.has(`s${number}`)) number++;
  return `s${number}`;
}

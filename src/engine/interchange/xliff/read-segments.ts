import { type ExchangeSegment, type SegmentState, segmentStates } from '#engine/interchange';
import { codeNaming } from './code-naming.ts';
import { xliffFinding } from './findings.ts';
import { numberCodes } from './number-codes.ts';
import { report } from './open-xliff.ts';
import { type Content, type ContentReader, readContent } from './read-content.ts';
import { children, xliffName } from './xliff-names.ts';
import { unspell } from './xml-safe.ts';

/** A `<segment>` or `<ignorable>` as it stands in the file. */
export interface Piece {
  readonly node: number;
  readonly id: string | undefined;
  readonly isSegment: boolean;
  readonly state: SegmentState | undefined;
  readonly subState: string | undefined;
  readonly order: number;
  readonly source: Content;
  readonly target: Content | undefined;
}

/** A segment and what it was in the file: one piece, or those that a tool divided it into. */
export interface ReadSegment {
  readonly segment: ExchangeSegment;
  readonly pieces: readonly Piece[];
}

/**
 * Reads the segments of a unit. `written` lists the ids it had when it was written: pieces with other ids, and
 * ignorables, are what a tool divided off the segment before, and are joined to it again. Without the list every
 * segment stands for itself. A repeated id is reported and replaced by a free one.
 */
export function readSegments(
  reader: ContentReader,
  unit: number,
  written?: readonly string[],
): ReadSegment[] {
  const pieces = readPieces(reader, unit);
  const known = new Set(written ?? pieces.map((piece) => piece.id));
  const groups: { readonly id: string; readonly pieces: Piece[] }[] = [];
  const taken = new Set<string>();
  let resegmented = false;
  for (const piece of pieces) {
    const starts = piece.isSegment && piece.id !== undefined && known.has(piece.id);
    const opens = starts || groups.length === 0 || (written === undefined && piece.isSegment);
    if (opens && !starts && isHollow(piece)) continue;
    if (!starts && written !== undefined) resegmented = true;
    if (opens) {
      if (starts && taken.has(piece.id))
        report(reader, 'xliff-duplicate-id', piece.node, `segment ${piece.id}`);
      const id = starts && !taken.has(piece.id) ? piece.id : freeId(taken, known);
      taken.add(id);
      groups.push({ id, pieces: [piece] });
    } else groups.at(-1)!.pieces.push(piece);
  }
  if (written?.some((id) => !taken.has(id))) resegmented = true;
  if (resegmented) report(reader, 'xliff-resegmented', unit);
  return groups.map((group) => ({ segment: joinPieces(group.id, group.pieces), pieces: group.pieces }));
}

function joinPieces(id: string, pieces: readonly Piece[]): ExchangeSegment {
  const translated = pieces.filter((piece) => piece.isSegment);
  const isComplete = translated.length > 0 && translated.every((piece) => piece.target !== undefined);
  const inOrder = pieces.toSorted((a, b) => a.order - b.order);
  const targetItems = isComplete
    ? inOrder.flatMap((piece) => (piece.target ?? piece.source).items)
    : undefined;
  const { source, target } = numberCodes(
    pieces.flatMap((piece) => piece.source.items),
    targetItems,
    codeNaming,
  );
  const state = leastState(translated);
  const subState = translated.find((piece) => piece.state === state)?.subState;
  const isEmpty = target?.items.length === 0 && (state === undefined || state === 'initial');
  return {
    id,
    source,
    ...(target && !isEmpty && { target }),
    ...(state && { state }),
    ...(state && subState !== undefined && { subState }),
  };
}

function leastState(pieces: readonly Piece[]): SegmentState | undefined {
  const states = pieces.map((piece) => piece.state);
  if (states.includes(undefined)) return undefined;
  return segmentStates.find((state) => states.includes(state));
}

function readPieces(reader: ContentReader, unit: number): Piece[] {
  const { tree } = reader;
  const pieces: Piece[] = [];
  for (const node of tree.elements(unit)) {
    const name = xliffName(tree, node);
    if (name !== 'segment' && name !== 'ignorable') continue;
    const [source] = children(tree, node, 'source');
    const [target] = children(tree, node, 'target');
    if (source === undefined) {
      report(reader, 'xliff-missing-source', node);
      continue;
    }
    const id = tree.attribute(node, 'id');
    const order = Number(target === undefined ? undefined : tree.attribute(target, 'order'));
    const subState = tree.attribute(node, 'subState');
    pieces.push({
      node,
      id: id === undefined ? undefined : unspell(id),
      isSegment: name === 'segment',
      state: readState(reader, node),
      subState: subState === undefined ? undefined : unspell(subState),
      order: Number.isInteger(order) ? order : pieces.length + 1,
      source: readContent(reader, source),
      target: target === undefined ? undefined : readContent(reader, target),
    });
  }
  reportLooseEnds(reader, pieces);
  return pieces;
}

/** Ends of codes must name a start in the same unit unless they are isolated (XLIFF 2.1, 4.3.1.38). */
function reportLooseEnds(reader: ContentReader, pieces: readonly Piece[]): void {
  for (const side of ['source', 'target'] as const) {
    const started = new Set<string>();
    for (const item of pieces.flatMap((piece) => piece[side]?.items ?? [])) {
      if (item.kind === 'open') started.add(item.ref);
      if (item.kind !== 'close' || item.isolated || started.has(item.ref)) continue;
      const place = [reader.unit, reader.placeOf(item.offset)].join(', ');
      reader.findings.push(xliffFinding('xliff-code-reference', { detail: `${side}, ${item.ref}`, place }));
    }
  }
}

function readState(reader: ContentReader, node: number): SegmentState | undefined {
  const state = reader.tree.attribute(node, 'state');
  const known = segmentStates.find((name) => name === state);
  if (state !== undefined && known === undefined) report(reader, 'xliff-state', node, state.slice(0, 40));
  return known;
}

function isHollow(piece: Piece): boolean {
  return piece.source.items.length === 0 && (piece.target?.items ?? []).length === 0;
}

function freeId(taken: ReadonlySet<string>, known: ReadonlySet<string | undefined>): string {
  let number = taken.size + 1;
  while (taken.has(`s${number}`) || known.has(`s${number}`)) number++;
  return `s${number}`;
}

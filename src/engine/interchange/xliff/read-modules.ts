import { type TermStatus, termStatuses } from '#engine/glossary';
import { textWithoutCodes } from '#engine/inline';
import type { ExchangeMatch, ExchangeSegment, ExchangeTerm } from '#engine/interchange';
import { codeNaming } from './code-naming.ts';
import { numberCodes } from './number-codes.ts';
import { type ContentReader, readContent } from './read-content.ts';
import type { ReadSegment } from './read-segments.ts';
import { children, ownAttribute } from './xliff-names.ts';
import { unspell } from './xml-safe.ts';

/** What the modules and the notes of a unit say of its segments, and the notes of the unit itself. */
export function readModules(reader: ContentReader, unit: number, read: readonly ReadSegment[]) {
  const about = read.map((): { notes: string[]; matches: ExchangeMatch[]; terms: ExchangeTerm[] } => ({
    notes: [],
    matches: [],
    terms: [],
  }));
  const { tree } = reader;
  const places = readPlaces(read);
  const indexes = new Map(read.map(({ segment: { id } }, index) => [id, index]));
  const unitNotes: string[] = [];
  for (const note of listed(reader, unit, 'notes', 'note')) {
    const segment = ownAttribute(tree, note, 'segment');
    (about[indexes.get(segment ?? '') ?? -1]?.notes ?? unitNotes).push(unspell(tree.textContent(note)));
  }
  for (const match of listed(reader, unit, 'mtc:matches', 'mtc:match')) {
    const found = readMatch(reader, match);
    if (found) about[places.get(refOf(reader, match))?.segment ?? 0]?.matches.push(found);
  }
  for (const entry of listed(reader, unit, 'gls:glossary', 'gls:glossEntry')) {
    const place = places.get(refOf(reader, entry));
    const found = readTerm(reader, entry, place?.span);
    if (found) about[place?.segment ?? 0]?.terms.push(found);
  }
  const segments = read.map(({ segment }, index): ExchangeSegment => {
    const { notes, matches, terms } = about[index]!;
    return {
      ...segment,
      ...(notes.length > 0 && { notes }),
      ...(matches.length > 0 && { matches }),
      ...(terms.length > 0 && { terms }),
    };
  });
  return { segments, notes: unitNotes };
}

function listed({ tree }: ContentReader, unit: number, list: string, name: string): number[] {
  return children(tree, unit, list).flatMap((node) => children(tree, node, name));
}

interface Place {
  /** Index of the segment. */
  readonly segment: number;
  /** Where in its source, if the id is that of an annotation. */
  readonly span?: { readonly start: number; readonly end: number };
}

/** What references can name: segments as they stand in the file, and annotations of their sources. */
function readPlaces(read: readonly ReadSegment[]): Map<string, Place> {
  const places = new Map<string, Place>();
  for (const [segment, { pieces }] of read.entries()) {
    for (const { id, source } of pieces) {
      if (id !== undefined && !places.has(id)) places.set(id, { segment });
      for (const [mark, span] of source.marks) {
        if (!places.has(mark)) places.set(mark, pieces.length === 1 ? { segment, span } : { segment });
      }
    }
  }
  return places;
}

/** The last identifier of a reference: `s1` of `#s1` and of `#f=f1/u=u1/s1` (XLIFF 2.1, fragment identification). */
function refOf({ tree }: ContentReader, node: number): string {
  return unspell((tree.attribute(node, 'ref') ?? '').replace(/^.*[#/]/, ''));
}

/** A candidate translation (XLIFF 2.1, Translation Candidates module); undefined without source or target. */
function readMatch(reader: ContentReader, node: number): ExchangeMatch | undefined {
  const { tree } = reader;
  const [source] = children(tree, node, 'source');
  const [target] = children(tree, node, 'target');
  if (source === undefined || target === undefined) return undefined;
  const inside = { ...reader, data: readData(reader, node) };
  const texts = numberCodes(readContent(inside, source).items, readContent(inside, target).items, codeNaming);
  const inContext = tree.attribute(node, 'type') === 'icm';
  const quality = ['matchQuality', 'similarity', 'matchSuitability']
    .map((name) => Number.parseFloat(tree.attribute(node, name) ?? ''))
    .find((value) => value >= 0);
  const score = Math.min(100, Math.floor(quality ?? (inContext ? 100 : 0)));
  return {
    source: texts.source,
    target: texts.target ?? textWithoutCodes(''),
    score: inContext && score === 100 ? 101 : score,
    origin: unspell(tree.attribute(node, 'origin') ?? ''),
  };
}

/** A term of the glossary module (XLIFF 2.1); undefined without the term itself. */
function readTerm(
  { tree }: ContentReader,
  entry: number,
  marked: { start: number; end: number } | undefined,
): ExchangeTerm | undefined {
  const [term] = children(tree, entry, 'gls:term');
  if (term === undefined) return undefined;
  const statusOf = (node: number): TermStatus => {
    const written = ownAttribute(tree, node, 'status');
    return termStatuses.find((status) => status === written) ?? 'allowed';
  };
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(ownAttribute(tree, entry, 'place') ?? '') ?? [];
  const place = start === undefined ? marked : { start: Number(start), end: Number(end) };
  return {
    source: unspell(tree.textContent(term)),
    status: statusOf(term),
    targets: children(tree, entry, 'gls:translation').map((node) => ({
      text: unspell(tree.textContent(node)),
      status: statusOf(node),
    })),
    ...(place && { place }),
  };
}

/** Original data of a unit or a candidate by id. */
export function readData(reader: ContentReader, node: number): Map<string, string> {
  const { tree } = reader;
  return new Map(
    listed(reader, node, 'originalData', 'data').map((data) => [
      tree.attribute(data, 'id') ?? '',
      readContent(reader, data)
        .items.map((item) => (item.kind === 'text' ? item.text : ''))
        .join(''),
    ]),
  );
}

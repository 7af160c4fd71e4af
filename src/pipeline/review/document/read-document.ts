import { listAvailable } from '#domain/artifacts';
import type { Context } from '#domain/context';
import { findVersion } from '#domain/files';
import { type BlockBody, findBlockNumber, type KeptBlock, listBlocks } from '#domain/files/outline';
import { findRun } from '#domain/runs/access';
import { listRunDocuments, type Run } from '#domain/runs/records';
import { listTargetRows, type TargetRow } from '#domain/runs/targets';
import type { DocumentPlace } from './document-query.ts';

/** A paragraph as far as it is in the window. */
export interface DocumentBlock {
  readonly number: number;
  readonly body: BlockBody;
  /** Place of the first of the shown segments among those of the block. */
  readonly offset: number;
  readonly segments: readonly TargetRow[];
  readonly segmentCount: number;
}

/** Some paragraphs of a run's document in a row. */
export interface DocumentWindow {
  readonly run: Run;
  readonly fileName: string;
  readonly blocks: readonly DocumentBlock[];
  /** Whether the document with the pictures of these blocks is still kept. */
  readonly canShowPictures: boolean;
  /** Where the window before this one ends and the next one begins; undefined at the ends of the document. */
  readonly before: DocumentPlace | undefined;
  readonly next: DocumentPlace | undefined;
}

/** One of the two languages, and what is marked in it. */
export interface ShownSide {
  readonly document: DocumentWindow;
  readonly side: 'source' | 'target';
  /** Whether the other language is beside it; links are then reached once by keyboard. */
  readonly isBeside: boolean;
  readonly current: number | undefined;
}

export function langOf({ document: { run }, side }: ShownSide): string {
  return side === 'source' ? run.sourceLanguage : run.targetLanguage;
}

export interface WindowRequest {
  /** Segment that is to be in the window. */
  readonly segment?: number | undefined;
  readonly from?: DocumentPlace | undefined;
  readonly before?: DocumentPlace | undefined;
}

/** What a window holds at most, so that a page stays small whatever the document. */
const most = { blocks: 60, segments: 90, characters: 16_000 } as const;
/** Blocks shown before the one that is asked for, and segments where that one is long. */
const lead = { blocks: 8, segments: 12 } as const;
/** Most that is shown of one text, in UTF-16 units. */
export const longestShown = 4_000;

const beginning: DocumentPlace = { block: 0, offset: 0 };

/** The part of the document around a segment, from a place on, or before a place; by default its beginning. */
export async function readDocument(
  context: Context,
  runId: string,
  request: WindowRequest,
): Promise<DocumentWindow> {
  const run = await findRun(context, runId);
  const fileName = (await listRunDocuments(context.db, [run])).get(run.versionId)!.fileName;
  if (run.extractionId === null)
    return { ...{ run, fileName, blocks: [], canShowPictures: false }, before: undefined, next: undefined };
  const pieces = await readPieces(context, run, request);
  const first = pieces.chosen[0];
  const isFirst = first === undefined || (first.number === 0 && first.offset === 0);
  return {
    ...{ run, fileName, next: pieces.next },
    blocks: pieces.chosen,
    canShowPictures: await isSourceKept(context, run, pieces.chosen),
    before: isFirst ? undefined : { block: first.number, offset: first.offset },
  };
}

async function isSourceKept(context: Context, { versionId }: Run, blocks: readonly DocumentBlock[]) {
  const isAsked = blocks.some(({ body: { pictures = [] } }) =>
    pictures.some(({ part }) => part !== undefined),
  );
  if (!isAsked) return false;
  const { artifactId } = await findVersion(context, versionId);
  return (await listAvailable(context, [artifactId])).has(artifactId);
}

interface Pieces {
  readonly chosen: readonly DocumentBlock[];
  readonly next: DocumentPlace | undefined;
}

async function readPieces(context: Context, run: Run, request: WindowRequest): Promise<Pieces> {
  const extractionId = run.extractionId!;
  const { before } = request;
  if (before) {
    // The block in which the window ends is part of it where only its beginning is wanted.
    const end = before.offset > 0 ? before.block + 1 : before.block;
    const blocks = await listBlocks(context.db, { extractionId, before: end, limit: most.blocks + 1 });
    const chosen = await fill(context, run, blocks.slice(-most.blocks), { end: before });
    return { chosen: withoutCutRow(chosen, blocks, 'start'), next: before };
  }
  const from = request.from ?? (await placeOf(context, extractionId, request.segment));
  const blocks = await listBlocks(context.db, { extractionId, from: from.block, limit: most.blocks + 1 });
  const filled = await fill(context, run, blocks.slice(0, most.blocks), { start: from });
  const chosen = withoutCutRow(filled, blocks, 'end');
  const last = chosen.at(-1);
  if (!last) return { chosen, next: undefined };
  const read = last.offset + last.segments.length;
  if (read < last.segmentCount) return { chosen, next: { block: last.number, offset: read } };
  const isLast = blocks.at(-1)!.number === last.number;
  return { chosen, next: isLast ? undefined : { block: last.number + 1, offset: 0 } };
}

/** A row of a table that goes on outside of the window waits for the next one, unless it is all there is. */
function withoutCutRow(
  chosen: DocumentBlock[],
  blocks: readonly KeptBlock[],
  at: 'start' | 'end',
): DocumentBlock[] {
  const edge = at === 'start' ? chosen[0] : chosen.at(-1);
  if (!edge) return chosen;
  const outside = blocks.find(({ number }) => number === edge.number + (at === 'start' ? -1 : 1));
  if (!outside || !isSameRow(edge, outside)) return chosen;
  const whole = chosen.filter((block) => !isSameRow(block, edge));
  return whole.length > 0 ? whole : chosen;
}

type InTable = { readonly body: BlockBody };

function isSameRow({ body: one }: InTable, { body: other }: InTable): boolean {
  const [place, otherPlace] = [one.cells?.[0], other.cells?.[0]];
  return place !== undefined && place.table === otherPlace?.table && place.row === otherPlace.row;
}

/** A window about a segment begins a little before it. */
async function placeOf(
  { db }: Context,
  extractionId: string,
  segment: number | undefined,
): Promise<DocumentPlace> {
  const number = segment === undefined ? undefined : await findBlockNumber(db, extractionId, segment);
  if (number === undefined) return beginning;
  const around = await listBlocks(db, { extractionId, before: number + 1, limit: lead.blocks });
  const own = around.at(-1)!;
  const offset = segment! - own.firstPosition!;
  if (offset > lead.segments) return { block: number, offset: offset - lead.segments };
  let segments = offset;
  const start = around.findLast(({ segmentCount, number: at }) => {
    if (at !== number) segments += segmentCount;
    return segments > lead.segments * 2;
  });
  let first = start ? Math.min(around.indexOf(start) + 1, around.length - 1) : 0;
  while (first > 0 && isSameRow(around[first]!, around[first - 1]!)) first--;
  return { block: around[first]!.number, offset: 0 };
}

/** Takes blocks from one end until the window is full; at least one segment, or one block without any. */
async function fill(
  context: Context,
  run: Run,
  blocks: readonly KeptBlock[],
  { start, end }: { readonly start?: DocumentPlace; readonly end?: DocumentPlace },
): Promise<DocumentBlock[]> {
  const ranges = blocks.map((block) => ({
    block,
    from: block.number === start?.block ? Math.min(start.offset, Math.max(0, block.segmentCount - 1)) : 0,
    to: block.number === end?.block ? Math.min(end.offset, block.segmentCount) : block.segmentCount,
  }));
  const rows = await rowsOf(context, run, ranges, end !== undefined);
  const found: DocumentBlock[] = [];
  const room = { segments: most.segments as number, characters: most.characters as number };
  for (const range of end ? ranges.toReversed() : ranges) {
    const { block, from, to } = range;
    if (found.length > 0 && (room.segments <= 0 || room.characters <= 0)) break;
    room.characters -= (block.body.fixed ?? '').length + 40 + lengthOfPictures(block.body);
    const segments: TargetRow[] = [];
    for (let taken = 0; taken < to - from; taken++) {
      const at = end ? to - 1 - taken : from + taken;
      const row = rows.get(block.firstPosition! + at);
      const isFull = room.segments <= 0 || room.characters <= 0;
      if (!row || (isFull && found.length + segments.length > 0)) break;
      segments.push(row);
      room.segments--;
      room.characters -= lengthOf(row);
    }
    if (to > from && segments.length === 0) break;
    if (end) segments.reverse();
    const offset = end ? to - segments.length : from;
    found.push({
      ...{ number: block.number, body: block.body, segmentCount: block.segmentCount },
      ...{ segments, offset },
    });
    if (segments.length < to - from) break;
  }
  return end ? found.reverse() : found;
}

/** What a picture costs beside its address and its description, on both sides. */
const pictureCharacters = 200;

function lengthOfPictures({ pictures = [] }: BlockBody): number {
  const lengths = pictures.map(
    ({ part = '', description = '', name = '' }) =>
      encodeURIComponent(part).length + description.length + name.length,
  );
  return lengths.reduce((sum, length) => sum + 2 * (length + pictureCharacters), 0);
}

type Range = { readonly block: KeptBlock; readonly from: number; readonly to: number };

async function rowsOf({ db }: Context, run: Run, ranges: readonly Range[], isBackward: boolean) {
  const translated = ranges.filter(({ from, to }) => to > from);
  const [first, last] = [translated[0], translated.at(-1)];
  if (!first || !last) return new Map<number, TargetRow>();
  const begin = first.block.firstPosition! + first.from;
  const end = last.block.firstPosition! + last.to;
  const after = (isBackward ? Math.max(begin, end - most.segments) : begin) - 1;
  const rows = await listTargetRows(db, run, {}, { after, limit: Math.min(most.segments, end - 1 - after) });
  return new Map(rows.map((row) => [row.position, row]));
}

function lengthOf({ sourcePlain, plain }: TargetRow): number {
  return Math.min(sourcePlain.length, longestShown) + Math.min(plain?.length ?? 0, longestShown);
}

import type { Context } from '#domain/context';
import { findRun } from '#domain/runs/access';
import { countComments, type Draft, listPresent, readDraft } from '#domain/runs/discussion';
import { listRunDocuments, type Run } from '#domain/runs/records';
import { findPositionBefore, listTargetRows, listTargetsAt, type TargetRow } from '#domain/runs/targets';
import { type Aside, readAside } from '#pipeline/review/aside';
import { choiceOf, filterOf, type ReviewQuery } from './review-query.ts';

/** Segments a page shows. */
const pageSize = 40;
/** Segments shown before the one that is opened, for what it follows on. */
const lead = 4;

/** The segment that is open, with all that stands beside it. */
export interface OpenSegment extends Aside {
  /** What the reader has written and not saved. */
  readonly draft: Draft | undefined;
}

export interface Review {
  readonly run: Run;
  readonly fileName: string;
  readonly query: ReviewQuery;
  /** Id of who reads it. */
  readonly reader: string;
  readonly rows: readonly TargetRow[];
  readonly commented: ReadonlyMap<number, number>;
  /** Names of others who are at a segment, by position. */
  readonly present: ReadonlyMap<number, readonly string[]>;
  readonly open: OpenSegment | undefined;
  /** First positions of the pages before and behind; undefined where there are none. */
  readonly previous: number | undefined;
  readonly next: number | undefined;
  /** Position right before the page; undefined where it is the first. */
  readonly before: number | undefined;
}

/** One page of a review, and the segment that is open on it. */
export async function readReview(context: Context, runId: string, query: ReviewQuery): Promise<Review> {
  const run = await findRun(context, runId);
  const choice = choiceOf(filterOf(query));
  const from = query.from ?? (await beginning(context, run, query));
  const found = await listTargetRows(context.db, run, choice, { after: from - 1, limit: pageSize + 1 });
  const rows = await withOpen(context, run, found.slice(0, pageSize), query.segment);
  const positions = rows.map(({ position }) => position);
  const open = rows.find((row) => row.position === query.segment);
  const first = rows[0]?.position ?? from;
  const upTo = (back: number) =>
    first === 0 ? undefined : findPositionBefore(context.db, run, choice, { before: first, back });
  return {
    ...{ run, query, rows },
    reader: context.actor.id,
    fileName: (await listRunDocuments(context.db, [run])).get(run.versionId)!.fileName,
    commented: await countComments(context.db, runId, positions),
    present: await listPresent(context, runId, positions),
    open: open && (await openSegment(context, { runId, position: open.position })),
    previous: await upTo(pageSize),
    next: found[pageSize]?.position,
    before: await upTo(1),
  };
}

/** A page with an open segment begins a little before it. */
async function beginning(context: Context, run: Run, query: ReviewQuery): Promise<number> {
  const { segment } = query;
  if (segment === undefined) return 0;
  const choice = choiceOf(filterOf(query));
  return (await findPositionBefore(context.db, run, choice, { before: segment, back: lead })) ?? segment;
}

/** The open segment stays on the page though what is chosen does not hold for it any more. */
async function withOpen(
  context: Context,
  run: Run,
  rows: readonly TargetRow[],
  segment: number | undefined,
): Promise<readonly TargetRow[]> {
  if (segment === undefined || rows.some(({ position }) => position === segment)) return rows;
  const own = await listTargetsAt(context.db, run, [segment]);
  return [...rows, ...own].sort((one, other) => one.position - other.position);
}

async function openSegment(context: Context, place: { readonly runId: string; readonly position: number }) {
  return { ...(await readAside(context, place)), draft: await readDraft(context, place) };
}

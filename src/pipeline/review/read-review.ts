import type { Context } from '#domain/context';
import { openTermMatcher } from '#domain/glossary';
import { listNames } from '#domain/identity/people';
import { type FoundMatch, lookUpSegments, termsOfLookup } from '#domain/memory/lookup';
import { findPolicy } from '#domain/projects';
import { findRun } from '#domain/runs/access';
import {
  type Comment,
  countComments,
  type Draft,
  listComments,
  listPresent,
  readDraft,
} from '#domain/runs/discussion';
import { listRunDocuments, type Run } from '#domain/runs/records';
import {
  findPositionBefore,
  listRepetitions,
  listTargetRows,
  listTargetsAt,
  readTarget,
  sourceOf,
  type TargetRow,
  type WholeTarget,
} from '#domain/runs/targets';
import { choiceOf, filterOf, type ReviewQuery } from './review-query.ts';

/** Segments a page shows. */
const pageSize = 40;
/** Segments shown before the one that is opened, for what it follows on. */
const lead = 4;

export interface FoundTerm {
  readonly term: string;
  readonly counterparts: readonly { readonly text: string; readonly status: string }[];
}

/** The segment that is open, with all that stands beside it. */
export interface OpenSegment extends WholeTarget {
  /** What the memories know of it now, best first. */
  readonly matches: readonly FoundMatch[];
  readonly terms: readonly FoundTerm[];
  readonly comments: readonly Comment[];
  readonly draft: Draft | undefined;
  readonly repetitions: number;
  /** Names of people in the history, by id. */
  readonly names: ReadonlyMap<string, string>;
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
  return {
    ...{ run, query, rows },
    reader: context.actor.id,
    fileName: (await listRunDocuments(context.db, [run])).get(run.versionId)!.fileName,
    commented: await countComments(context.db, runId, positions),
    present: await listPresent(context, runId, positions),
    open: open && (await openSegment(context, run, open)),
    previous:
      first === 0
        ? undefined
        : await findPositionBefore(context.db, run, choice, { before: first, back: pageSize }),
    next: found[pageSize]?.position,
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

async function openSegment(
  context: Context,
  run: Run,
  { position, sourcePlain }: TargetRow,
): Promise<OpenSegment> {
  const { projectId, sourceLanguage: from, targetLanguage: to } = run;
  const whole = await readTarget(context, run, position);
  const matcher = await openTermMatcher(context, { projectId, from, to });
  const place = { runId: run.id, position };
  return {
    ...whole,
    matches: await findMatches(context, run, whole.row),
    terms: (matcher?.findTerms(sourcePlain) ?? []).slice(0, 20).map(({ term, counterparts }) => ({
      term: term.text,
      counterparts: counterparts.slice(0, 5).map(({ text, status }) => ({ text, status })),
    })),
    comments: await listComments(context, run.id, position, { limit: 50 }),
    draft: await readDraft(context, place),
    repetitions: (await listRepetitions(context.db, run, position)).length,
    names: await listNames(
      context.db,
      whole.history.map(({ changedBy }) => changedBy),
    ),
  };
}

const mostMatches = 5;

/** What a portion of the run would be told of the segment, were it translated now. */
async function findMatches(context: Context, run: Run, row: TargetRow): Promise<readonly FoundMatch[]> {
  const { position } = row;
  const around = await listTargetsAt(context.db, run, [position - 1, position + 1]);
  const plainAt = (at: number) => around.find((one) => one.position === at)?.sourcePlain ?? '';
  const { body } = await findPolicy(context, run.policyId);
  const segment = { source: sourceOf(row), previous: plainAt(position - 1), next: plainAt(position + 1) };
  const [matches] = await lookUpSegments(context, {
    ...{ projectId: run.projectId, from: run.sourceLanguage, to: run.targetLanguage, segments: [segment] },
    ...{ ...termsOfLookup(body), limit: mostMatches },
  });
  return matches ?? [];
}

import type { Context } from '#domain/context';
import { openTermMatcher } from '#domain/glossary';
import { listNames } from '#domain/identity/people';
import { type FoundMatch, lookUpSegments, termsOfLookup } from '#domain/memory/lookup';
import { findPolicy } from '#domain/projects';
import { findRun } from '#domain/runs/access';
import { type Comment, listComments, listPresent } from '#domain/runs/discussion';
import type { Run } from '#domain/runs/records';
import {
  listRepetitions,
  listTargetsAt,
  readTarget,
  sourceOf,
  type TargetRow,
  type WholeTarget,
} from '#domain/runs/targets';

/** A term of the source that a glossary of the project knows. */
export interface FoundTerm {
  readonly term: string;
  readonly counterparts: readonly { readonly text: string; readonly status: string }[];
}

interface Neighbours {
  /** Undefined at the edge of the document. */
  readonly previous: TargetRow | undefined;
  readonly next: TargetRow | undefined;
}

/** A segment of a run with all that stands beside it in a review. */
export interface Aside extends WholeTarget {
  /** What the memories know of it now, best first. */
  readonly matches: readonly FoundMatch[];
  readonly terms: readonly FoundTerm[];
  /** The first ones, in the order they were written. */
  readonly comments: readonly Comment[];
  readonly neighbours: Neighbours;
  /** Other segments with the same source and codes, but those that are approved or that people worded otherwise. */
  readonly repetitions: number;
  /** Names of others who are at it. */
  readonly present: readonly string[];
  /** Names of people in the history, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** What is shown at most, so that a page stays small whatever is known. */
const most = { matches: 5, terms: 20, counterparts: 5, comments: 50 } as const;

/** All that stands beside a segment, for whoever may read the run. Refuses with `run-unknown` or `target-unknown`. */
export async function readAside(
  context: Context,
  { runId, position }: { readonly runId: string; readonly position: number },
): Promise<Aside> {
  const run = await findRun(context, runId);
  const whole = await readTarget(context, run, position);
  const around = await listTargetsAt(context.db, run, [position - 1, position + 1]);
  const repetitions = await listRepetitions(context.db, run, position);
  const at = (place: number) => around.find((row) => row.position === place);
  const neighbours = { previous: at(position - 1), next: at(position + 1) };
  return {
    ...{ ...whole, neighbours },
    matches: await findMatches(context, run, whole.row, neighbours),
    terms: await findTerms(context, run, whole.row),
    comments: await listComments(context, runId, position, { limit: most.comments }),
    repetitions: repetitions.filter(({ isWordedOtherwise }) => !isWordedOtherwise).length,
    present: (await listPresent(context, runId, [position])).get(position) ?? [],
    names: await listNames(
      context.db,
      whole.history.map(({ changedBy }) => changedBy),
    ),
  };
}

async function findTerms(context: Context, run: Run, { sourcePlain }: TargetRow): Promise<FoundTerm[]> {
  const { projectId, sourceLanguage: from, targetLanguage: to } = run;
  const matcher = await openTermMatcher(context, { projectId, from, to });
  const found = matcher?.findTerms(sourcePlain) ?? [];
  return found.slice(0, most.terms).map(({ term, counterparts }) => ({
    term: term.text,
    counterparts: counterparts.slice(0, most.counterparts).map(({ text, status }) => ({ text, status })),
  }));
}

/** What a portion of the run would be told of the segment, were it translated now. */
async function findMatches(
  context: Context,
  run: Run,
  row: TargetRow,
  { previous, next }: Neighbours,
): Promise<readonly FoundMatch[]> {
  const { body } = await findPolicy(context, run.policyId);
  const segment = {
    source: sourceOf(row),
    previous: previous?.sourcePlain ?? '',
    next: next?.sourcePlain ?? '',
  };
  const [matches] = await lookUpSegments(context, {
    ...{ projectId: run.projectId, from: run.sourceLanguage, to: run.targetLanguage, segments: [segment] },
    ...{ ...termsOfLookup(body), limit: most.matches },
  });
  return matches ?? [];
}

import type { Context } from '#domain/context';
import { findBlockNumber, listBlocks } from '#domain/files/outline';
import { findPolicy } from '#domain/projects';
import { type Proposal, proposeRule, type RulePlaces } from '#domain/projects/proposals';
import { findRun } from '#domain/runs/access';
import type { Run } from '#domain/runs/records';
import { listTargetsAt, type TargetRow, targetProblem } from '#domain/runs/targets';
import { type DisputedPlace, type ProposedRule, proposeRules, type RuleScope } from '#engine/segmentation';
import { countPlaces } from './count-places.ts';
import { boundaryProblem } from './problems.ts';

/** A segment that may be cut wrongly. */
export interface Boundary {
  readonly run: Run;
  readonly row: TargetRow;
  /** The next segment, where only blanks part it from this one. */
  readonly next: TargetRow | undefined;
  readonly gap: string;
}

export type BoundaryRequest = { readonly runId: string; readonly position: number } & (
  | { readonly kind: 'join' }
  /** The new segment begins at this offset in the plain text, in UTF-16 units. */
  | { readonly kind: 'split'; readonly at: number }
);

/** A rule that would mend it, with what else it would change. */
export interface BoundaryOption extends ProposedRule {
  readonly places: RulePlaces;
}

export async function readBoundary(
  context: Context,
  { runId, position }: { readonly runId: string; readonly position: number },
): Promise<Boundary> {
  const run = await findRun(context, runId, 'project.review');
  const rows =
    run.extractionId === null ? [] : await listTargetsAt(context.db, run, [position, position + 1]);
  const row = rows.find((one) => one.position === position);
  if (!row) throw targetProblem('target-unknown', { detail: `position ${position}` });
  const gap = await gapBehind(context, run, position);
  return { run, row, next: gap === undefined ? undefined : rows.find((one) => one !== row), gap: gap ?? '' };
}

/** Undefined where the paragraph ends, or more than blanks follow. */
async function gapBehind({ db }: Context, run: Run, position: number): Promise<string | undefined> {
  const number = await findBlockNumber(db, run.extractionId!, position);
  if (number === undefined) return undefined;
  const [block] = await listBlocks(db, { extractionId: run.extractionId!, from: number, limit: 1 });
  const index = position - block!.firstPosition!;
  if (index + 1 >= block!.segmentCount) return undefined;
  const gap = block!.body.gaps?.[index + 1] ?? ' ';
  return /^[^\S\t\r\n\v\f]*$/.test(gap) ? gap : undefined;
}

/** Rules that would mend the place, the narrowest first. Refuses with `boundary-out-of-reach` where none can. */
export async function listBoundaryOptions(
  context: Context,
  request: BoundaryRequest,
): Promise<{
  readonly boundary: Boundary;
  readonly place: DisputedPlace;
  readonly options: BoundaryOption[];
}> {
  const boundary = await readBoundary(context, request);
  const place = placeOf(boundary, request);
  const { body } = await findPolicy(context, boundary.run.policyId);
  const options: BoundaryOption[] = [];
  for (const option of place ? proposeRules(place) : []) {
    const places = await countPlaces(context, boundary.run, body.content, option);
    if (places.run > 0) options.push({ ...option, places });
  }
  if (!place || options.length === 0)
    throw boundaryProblem('boundary-out-of-reach', { detail: `position ${request.position}` });
  return { boundary, place, options };
}

function placeOf({ row, next, gap }: Boundary, request: BoundaryRequest): DisputedPlace | undefined {
  const text = row.sourcePlain;
  if (request.kind === 'join') return next && { kind: 'join', before: text + gap, after: next.sourcePlain };
  const { at } = request;
  if (at <= 0 || at >= text.length) return undefined;
  return { kind: 'split', before: text.slice(0, at), after: text.slice(at) };
}

/** Most of the text around a place that goes with a proposal, on either side, in UTF-16 units. */
const longestAround = 80;

/** Proposes one of the rules for the project's policy; the segments of the run stay as they are. */
export async function proposeBoundary(
  context: Context,
  request: BoundaryRequest & { readonly scope: RuleScope },
): Promise<Proposal> {
  const { boundary, place, options } = await listBoundaryOptions(context, request);
  const option = options.find(({ scope }) => scope === request.scope);
  if (!option) throw boundaryProblem('boundary-out-of-reach', { detail: request.scope });
  const { id: runId, projectId, sourceLanguage: language } = boundary.run;
  return proposeRule(context, {
    ...{ projectId, runId, language, position: request.position, kind: request.kind },
    ...{ scope: option.scope, rule: option.rule, places: option.places },
    before: place.before.slice(-longestAround),
    after: place.after.slice(0, longestAround),
  });
}

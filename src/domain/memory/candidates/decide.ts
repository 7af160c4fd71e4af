import type { Context } from '#domain/context';
import { lockImport, type MemoryImport } from '#domain/memory/imports';
import { signUnits } from '#domain/memory/retrieval';
import { requireRevision } from '#platform/web';
import {
  type CandidateChoice,
  type CandidateRow,
  type Decision,
  listCandidateRows,
  updateDecisions,
} from './candidate-rows.ts';
import { chooseIds } from './choose-candidates.ts';
import { candidateProblem } from './problems.ts';

/** Candidates whose decision is written at once. */
const portion = 2000;

/** The id of the person who does this; nobody where a key or a task does. */
export function reviewerOf({ actor }: Context): string | null {
  return actor.kind === 'person' ? actor.id : null;
}

/** An import under review, kept from changing, with one of its candidates as its author saw it. */
export async function lockCandidate(
  context: Context,
  {
    importId,
    candidateId,
    revision,
  }: { importId: string; candidateId: string; revision: number | undefined },
): Promise<{ found: MemoryImport; row: CandidateRow }> {
  const found = await lockImport(context, importId, 'project.review', ['reviewing']);
  const row = await findCandidate(context, importId, candidateId);
  requireRevision({ revision }, row.revision);
  return { found, row };
}

export async function findCandidate(context: Context, importId: string, id: string): Promise<CandidateRow> {
  const [row] = await listCandidateRows(context.db, importId, { ids: [id] }, { limit: 1 });
  if (!row) throw candidateProblem('candidate-unknown', { detail: id });
  return row;
}

export interface OneDecision {
  readonly importId: string;
  readonly candidateId: string;
  /** Null takes a decision back. */
  readonly decision: Decision | null;
  readonly revision: number | undefined;
}

/** Decides on one candidate; a person who accepts it has looked at it. */
export async function decideOnCandidate(context: Context, one: OneDecision): Promise<void> {
  const { found, row } = await lockCandidate(context, one);
  await write(context, [row.id], one.decision, true);
  noteDecision(context, found, { candidates: 1, candidate: row.id, decision: one.decision });
}

/** Decides on all candidates that are meant; how many those are. Only who names them one by one has looked at them. */
export async function decideOnCandidates(
  context: Context,
  importId: string,
  choice: CandidateChoice,
  decision: Decision | null,
): Promise<number> {
  const found = await lockImport(context, importId, 'project.review', ['reviewing']);
  let decided = 0;
  for await (const ids of chooseIds(context, importId, choice)) {
    await write(context, ids, decision, choice.ids !== undefined);
    decided += ids.length;
  }
  const { rule, sameSourceAs } = choice;
  noteDecision(context, found, { candidates: decided, decision, rule: auditable(rule), sameSourceAs });
  return decided;
}

/** What a rule says but for texts, which do not belong into the audit. */
export function auditable(rule: CandidateChoice['rule']): object | undefined {
  if (!rule) return undefined;
  const { contains, pattern, authors, ...rest } = rule;
  return { ...rest, looksIntoTexts: Boolean(contains ?? pattern), byAuthor: Boolean(authors) };
}

async function write(
  context: Context,
  ids: readonly string[],
  decision: Decision | null,
  isLookedAt: boolean,
): Promise<void> {
  const reviewer = isLookedAt ? reviewerOf(context) : null;
  for (let from = 0; from < ids.length; from += portion) {
    const some = ids.slice(from, from + portion);
    await updateDecisions(context.db, some, decision, reviewer);
    await signUnits(context.db, some, context.now());
  }
}

function noteDecision(
  context: Context,
  { id, projectId }: MemoryImport,
  after: Record<string, unknown>,
): void {
  context.record({
    action: 'memory.decide-on-candidates',
    subject: { kind: 'import', id },
    projectId,
    after,
  });
}

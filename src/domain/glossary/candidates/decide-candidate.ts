import { type Context, requireInProject } from '#domain/context';
import { createConcept, unsaidOfConcept, unsaidOfTerm } from '#domain/glossary/concepts';
import { findProject } from '#domain/projects';
import type { TermStatus } from '#engine/glossary';
import type { Candidate } from './candidate.ts';
import { candidateProblem } from './problems.ts';
import { type CandidateSearch, listCandidateRows, lockCandidateRow, updateDecision } from './queries.ts';

export async function listCandidates(context: Context, search: CandidateSearch): Promise<Candidate[]> {
  await findProject(context, search.projectId);
  return listCandidateRows(context.db, search);
}

export interface CandidateDecision {
  readonly decision: 'accepted' | 'rejected';
  /** Where an accepted one goes. */
  readonly glossaryId?: string | undefined;
  /** Default what was found. */
  readonly source?: string | undefined;
  readonly target?: string | undefined;
  readonly status: TermStatus;
  readonly domain?: string | undefined;
  readonly approval: 'draft' | 'approved';
  readonly homonym: boolean;
  readonly reason?: string | undefined;
}

/** Makes a concept of a candidate, or keeps it from coming up again. A rejected or expired one can still be accepted. */
export async function decideCandidate(
  context: Context,
  { projectId, id }: { readonly projectId: string; readonly id: string },
  input: CandidateDecision,
): Promise<Candidate> {
  requireInProject(context.actor, 'project.operate', projectId);
  await findProject(context, projectId);
  const candidate = await lockCandidateRow(context.db, projectId, id);
  if (!candidate) throw candidateProblem('term-candidate-unknown', { detail: id });
  if (candidate.state === 'accepted') throw candidateProblem('term-candidate-decided', { detail: id });
  const { decision, reason = null } = input;
  const conceptId = decision === 'accepted' ? await makeConcept(context, candidate, input) : null;
  const decided = await updateDecision(context.db, id, {
    state: decision,
    conceptId,
    decidedBy: context.actor.id,
    decidedAt: context.now(),
    reason,
  });
  context.record({
    action: 'glossary.decide-candidate',
    subject: { kind: 'term-candidate', id },
    projectId,
    before: { state: candidate.state },
    after: { state: decision, conceptId },
    ...(reason !== null && { reason }),
  });
  return decided;
}

/** The same for several at once, all or none; how many. */
export async function decideCandidates(
  context: Context,
  { projectId, ids }: { readonly projectId: string; readonly ids: readonly string[] },
  input: Omit<CandidateDecision, 'source' | 'target'>,
): Promise<number> {
  // In one order, so that two who decide on the same do not wait for one another.
  const distinct = [...new Set(ids)].sort();
  for (const id of distinct) await decideCandidate(context, { projectId, id }, input);
  return distinct.length;
}

async function makeConcept(
  context: Context,
  candidate: Candidate,
  {
    glossaryId,
    source,
    target = candidate.target ?? undefined,
    status,
    domain,
    approval,
    homonym,
  }: CandidateDecision,
): Promise<string> {
  const isKept = status === 'do-not-translate';
  if (glossaryId === undefined || (target === undefined && !isKept))
    throw candidateProblem('term-candidate-incomplete', { detail: candidate.source });
  const text = source ?? candidate.source;
  const terms = [
    { ...unsaidOfTerm, language: candidate.sourceLanguage, text, status: isKept ? status : 'preferred' },
    ...(isKept ? [] : [{ ...unsaidOfTerm, language: candidate.targetLanguage, text: target!, status }]),
  ] as const;
  const concept = await createConcept(
    context,
    { projectId: candidate.projectId, glossaryId },
    { ...unsaidOfConcept, ...(domain !== undefined && { domain }), terms, approval, homonym },
  );
  return concept.id;
}

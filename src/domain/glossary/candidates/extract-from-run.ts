import { z } from 'zod';
import { reading, transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { listKeptSegments } from '#domain/files';
import { hashTerm } from '#domain/glossary/concepts';
import { openTermMatcher } from '#domain/glossary/matching';
import { findRun, listTargets, type Run, targetText } from '#domain/runs';
import { languageRoot } from '#engine/glossary';
import { extractTermCandidates, type TermCandidate } from '#engine/glossary/candidates';
import { plainText } from '#engine/inline';
import { defineQueue } from '#platform/queue';
import { listKnownTerms, upsertCandidates } from './queries.ts';

const payload = z.strictObject({ runId: z.uuid() });
export type ExtractPayload = z.output<typeof payload>;

export const extractCandidatesQueue = defineQueue<ExtractPayload>({
  name: 'glossary.extract-candidates',
  payload,
  role: 'upkeep',
  retries: 3,
  timeout: 600,
  concurrency: 1,
  purpose: 'Looks for phrases in a delivered run that may be terms.',
});

/**
 * Queues the frequent phrases of a delivered run for people, with what its approved targets have for them. What a glossary of
 * the project has already is left out; a run counts once, however often this is done.
 */
export async function extractCandidates(services: Services, runId: string): Promise<void> {
  const actor = systemActor(extractCandidatesQueue.name);
  const context = reading(services, actor, `run:${runId}`);
  const run = await findRun(context, runId);
  if (run.state !== 'delivered' || run.extractionId === null) return;
  const { projectId, sourceLanguage: from, targetLanguage: to } = run;
  const found = await unknown(context, run, await candidatesIn(context, run));
  if (found.length === 0) return;
  await transact(services, actor, async (inTransaction) => {
    const sighting = { projectId, runId, from, to, now: inTransaction.now() };
    const open = await upsertCandidates(inTransaction.db, sighting, found);
    inTransaction.record({
      action: 'glossary.extract-candidates',
      subject: { kind: 'run', id: runId },
      projectId,
      after: { from, to, found: found.length, open },
    });
  });
}

async function candidatesIn(context: Context, run: Run): Promise<TermCandidate[]> {
  const segments = await listKeptSegments(context, run.extractionId!);
  const targets = new Map((await listTargets(context.db, run.id)).map((target) => [target.position, target]));
  const pairs = segments.flatMap(({ position, source, plain }) => {
    const target = targets.get(position);
    const isAgreed = target && target.reviewStatus !== 'rejected' && target.verificationState !== 'failed';
    return isAgreed ? [{ position, source: plain, target: plainText(targetText(target, source)) }] : [];
  });
  const found = extractTermCandidates(pairs, { from: run.sourceLanguage, to: run.targetLanguage });
  return found.map((candidate) => ({
    ...candidate,
    examples: candidate.examples.map((place) => pairs[place]!.position),
  }));
}

/** Without what a glossary has, in any form and whatever was decided on it. */
async function unknown(
  context: Context,
  { projectId, sourceLanguage: from, targetLanguage: to }: Run,
  candidates: readonly TermCandidate[],
): Promise<TermCandidate[]> {
  const matcher = await openTermMatcher(context, { projectId, from, to });
  const texts = candidates.map(({ source }) => source);
  const known = await listKnownTerms(context.db, projectId, languageRoot(from), texts);
  return candidates.filter(({ source }) => {
    const isWhole = matcher?.findTerms(source).some(({ start, end }) => start === 0 && end === source.length);
    return !isWhole && !known.has(hashTerm(source));
  });
}

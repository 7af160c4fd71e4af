import { reading } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { type MemoryImport, stageImportQueue } from '#domain/memory/imports';
import { listLessons } from '#domain/memory/learning';
import { findPolicy } from '#domain/projects';
import { findRun } from '#domain/runs';
import type { ReadPair } from './read-pairs.ts';
import type { Portion, ReadEnd } from './read-portions.ts';

const mostPairs = 2000;

/** Reads what a delivered run teaches in portions, as a file is read; the positions of its segments stand for units. */
export async function* readRun(services: Services, found: MemoryImport): AsyncGenerator<Portion | ReadEnd> {
  const context = reading(services, systemActor(stageImportQueue.name), `run:${found.runId}`);
  const run = await findRun(context, found.runId!);
  const { body: policy } = await findPolicy(context, run.policyId);
  const lessons = await listLessons(context, run, policy.learn);
  let known: ReadPair[] = [];
  for (let from = 0; from < lessons.length; from += mostPairs) {
    const some = lessons.slice(from, from + mostPairs);
    const pairs: ReadPair[] = [];
    for (const { position, unit, reviewedBy } of some)
      (position < found.readUnits ? known : pairs).push({ to: run.targetLanguage, unit, reviewedBy });
    const units = some.at(-1)!.position + 1;
    yield { pairs, known, unusable: [], languages: [], units };
    known = [];
  }
  yield { account: { isComplete: true, skipped: {} }, findings: [] };
}

import { reading } from '#domain/audit';
import { type Services, systemActor } from '#domain/context';
import { type MemoryImport, stageImportQueue } from '#domain/memory/imports';
import { listLessons } from '#domain/memory/learning';
import { findPolicy } from '#domain/projects';
import { findRun } from '#domain/runs';
import type { ReadPair } from './read-pairs.ts';
import type { Piece, ReadEnd } from './read-pieces.ts';

const pairsOfPiece = 25;

/** Reads what a delivered run teaches piece by piece, as a file is read; the positions of its segments stand for units. */
export async function* readRun(services: Services, found: MemoryImport): AsyncGenerator<Piece | ReadEnd> {
  const context = reading(services, systemActor(stageImportQueue.name), `run:${found.runId}`);
  const run = await findRun(context, found.runId!);
  const { body: policy } = await findPolicy(context, run.policyId);
  const lessons = await listLessons(context, run, policy.learn);
  let known: ReadPair[] = [];
  for (let from = 0; from < lessons.length; from += pairsOfPiece) {
    const some = lessons.slice(from, from + pairsOfPiece);
    const pairs: ReadPair[] = [];
    for (const { position, unit, reviewedBy } of some)
      (position < found.readUnits ? known : pairs).push({ to: run.targetLanguage, unit, reviewedBy });
    const units = some.at(-1)!.position + 1;
    yield { pairs, known, unusable: [], languages: [], units, characters: 0 };
    known = [];
  }
  yield { account: { isComplete: true, skipped: {} }, findings: [] };
}

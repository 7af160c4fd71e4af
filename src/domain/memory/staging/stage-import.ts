import { pipeline, Transform } from 'node:stream';
import { sql } from 'kysely';
import { openArtifact } from '#domain/artifacts';
import { reading, transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { lockMemory, shareMemory } from '#domain/memory/access';
import {
  failImportOf,
  failureOf,
  findImportRow,
  type ImportAccount,
  importProblem,
  lockImportRow,
  type MemoryImport,
  openReview,
  stageImportQueue,
  startCommit,
  updateImport,
} from '#domain/memory/imports';
import { CandidateProfiler, emptyProfile } from '#engine/candidates';
import { type Database, makeIdsAfter } from '#platform/database';
import { Problem } from '#platform/problems';
import { findLastUnit } from './find-met.ts';
import { openJudging, unjudged } from './judging.ts';
import { leaveEarlier } from './leave-earlier.ts';
import { OpenPortion } from './open-portion.ts';
import { PackAhead } from './pack-ahead.ts';
import { PairPreparer } from './prepare-pairs.ts';
import { type Piece, type ReadEnd, readPieces } from './read-pieces.ts';
import { readRun } from './read-run.ts';
import { stageCandidates } from './stage-candidates.ts';

/** Another worker has the import, or it is not to be staged any more. */
class Superseded extends Error {}

/**
 * Reads the file of an import into candidates. A portion is one transaction that also says how far it came, so that a
 * worker that is killed loses no more than the portion it was at, and who comes after it goes on there. What is wrong with
 * the file is the failure of the import; all else rejects and is tried again.
 */
export async function stageImport(
  services: Services,
  importId: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<void> {
  const found = await findImportRow(services.db, importId);
  if (found?.state !== 'staging') return;
  try {
    if (found.kind === 'run') await stagePortions(services, found, readRun(services, found), { signal });
    else await readFile(services, found, signal);
  } catch (error) {
    if (error instanceof Superseded) return;
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const isGone = ['artifact-expired', 'artifact-missing', 'artifact-unknown'].includes(error.code);
    await failImportOf(services, importId, failureOf(isGone ? importProblem('import-file-gone') : error));
  }
}

async function readFile(services: Services, found: MemoryImport, signal?: AbortSignal): Promise<void> {
  const { content } = await openArtifact(
    reading(services, systemActor(stageImportQueue.name)),
    found.artifactId!,
  );
  const counted = countBytes();
  // Whoever stops reading closes the file; what goes wrong with it reaches whoever reads.
  const bytes = pipeline(content, counted.stream, () => {});
  const wanted = { from: found.sourceLanguage, to: found.targetLanguage };
  const parts = readPieces(bytes, wanted, found.readUnits);
  await stagePortions(services, found, parts, { signal, bytes: counted.bytes });
}

interface Staging {
  readonly signal?: AbortSignal | undefined;
  /** Bytes read so far. */
  bytes?(): number;
}

async function stagePortions(
  services: Services,
  found: MemoryImport,
  parts: AsyncIterable<Piece | ReadEnd>,
  { signal, bytes = () => 0 }: Staging,
): Promise<void> {
  const judging = found.review ? await openJudging(found.sourceLanguage) : unjudged;
  const preparer = new PairPreparer(services.db, found, judging);
  await sortBehindStaged(services.db, found);
  const packing = new PackAhead(services.db, found);
  const leavePacking = (): void => void packing.leave();
  signal?.addEventListener('abort', leavePacking);
  let counted = 0;
  // One portion is written while the next is prepared: the database and this process are busy at once.
  let writing = Promise.resolve(found);
  let [open, written] = [new OpenPortion(), new OpenPortion()];
  const write = async (): Promise<void> => {
    const state = await writing;
    // Not units of the file: of each there may be several, or none that is new.
    const { staged } = state.account;
    await packing.add(staged - counted);
    counted = staged;
    signal?.throwIfAborted();
    if (open.units > state.readUnits) writing = stagePortion(services, state, open, bytes());
    writing.catch(() => {});
    [open, written] = [written, open];
    open.clear();
  };
  try {
    for await (const part of parts) {
      if ('account' in part) {
        await write();
        return await finish(services, await writing, part);
      }
      preparer.addKnown(part.known);
      await preparer.prepare(part, open);
      open.count(part);
      if (open.isFull) await write();
    }
  } finally {
    await writing.catch(() => {});
    signal?.removeEventListener('abort', leavePacking);
    await packing.leave();
  }
}

/** Packing goes by ids: what another process has staged, whose clock may be ahead, must not sort behind what this one will. */
async function sortBehindStaged(db: Database, { id }: MemoryImport): Promise<void> {
  const last = await findLastUnit(db, id);
  if (last !== undefined) makeIdsAfter(last);
}

/** The import as it is then. */
async function stagePortion(
  services: Services,
  state: MemoryImport,
  { prepared, unusable, languages, units }: OpenPortion,
  readBytes: number,
): Promise<MemoryImport> {
  return transact(services, systemActor(stageImportQueue.name), async (context) => {
    // What is lost with the power takes its checkpoint along.
    await sql`set local synchronous_commit = off`.execute(context.db);
    // Runs that end together do not both bring what they have in common.
    if (state.kind === 'run') await lockMemory(context.db, state.memoryId);
    // What the memory has is not undone before it is known that pairs were left out for it.
    else await shareMemory(context.db, state.memoryId);
    const now = await lockStaging(context, state);
    const profiler = new CandidateProfiler(now.profile ?? emptyProfile);
    for (const [language, texts] of languages) profiler.addLanguage(language, texts);
    const isRun = now.kind === 'run';
    const { portion, left } = isRun
      ? await leaveEarlier(context.db, now, prepared)
      : { portion: prepared, left: 0 };
    const staged = await stageCandidates(context, now, portion, addEarlier(now.account, left), profiler);
    const account = addUnusable(staged, Object.fromEntries(unusable));
    return updateImport(context.db, now.id, {
      ...{ account, profile: profiler.profile, readUnits: units, readBytes },
    });
  });
}

async function lockStaging({ db }: Context, { id, readUnits }: MemoryImport): Promise<MemoryImport> {
  const now = await lockImportRow(db, id);
  if (now?.state !== 'staging' || now.readUnits !== readUnits) throw new Superseded();
  return now;
}

async function finish(services: Services, state: MemoryImport, end: ReadEnd): Promise<void> {
  const isUnreadable = !end.account.isComplete || end.findings.some(({ severity }) => severity === 'error');
  await transact(services, systemActor(stageImportQueue.name), async (context) => {
    const now = await lockStaging(context, state);
    if (isUnreadable)
      return updateImport(context.db, now.id, { account: { ...now.account, findings: end.findings } });
    const account = { ...addUnusable(now.account, end.account.skipped), findings: end.findings };
    const read = await updateImport(context.db, now.id, { account, readBytes: now.size ?? 0 });
    const { read: pairs, staged, duplicates, unusable } = account;
    context.record({
      action: 'memory.stage-import',
      subject: { kind: 'import', id: now.id },
      projectId: now.projectId,
      after: { memoryId: now.memoryId, read: pairs, staged, duplicates, unusable },
    });
    if (now.review) return openReview(context, now.id);
    return startCommit(context, read, { rest: 'accepted', conflicts: now.conflicts });
  });
  if (isUnreadable)
    throw importProblem('memory-file-unreadable', { detail: end.findings.find(isError)?.message });
}

const isError = ({ severity }: { readonly severity: string }): boolean => severity === 'error';

function addUnusable(account: ImportAccount, reasons: Readonly<Record<string, number>>): ImportAccount {
  const unusable = { ...account.unusable };
  let { read } = account;
  for (const [reason, count] of Object.entries(reasons)) {
    unusable[reason] = (unusable[reason] ?? 0) + count;
    read += count;
  }
  return { ...account, unusable, read };
}

function addEarlier(account: ImportAccount, count: number): ImportAccount {
  const { duplicates, read } = account;
  return {
    ...account,
    read: read + count,
    duplicates: { ...duplicates, ofEarlier: duplicates.ofEarlier + count },
  };
}

function countBytes(): { readonly stream: Transform; bytes(): number } {
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  return { stream, bytes: () => bytes };
}

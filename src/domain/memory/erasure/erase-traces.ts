import { type Context, requireInHouse } from '#domain/context';
import { findFile } from '#domain/files';
import { deleteUnits } from '#domain/memory/retrieval';
import { listRunsOfFile } from '#domain/runs';
import { newId } from '#platform/database';
import {
  countImports,
  countMeant,
  countUnread,
  type ErasureSubject,
  forgetInImports,
  forgetInUnits,
  lockFree,
  lockMeant,
  type MeantMemory,
} from './queries.ts';

export interface ErasureRequest {
  /** Names and ids by which units and imports know a person, or a document. */
  readonly of: { readonly names: readonly string[] } | { readonly fileId: string };
  /** Whether what the person made goes too, rather than that it was they alone; what comes from a document always goes. */
  readonly destroy: boolean;
  readonly reason: string;
  /** Says what would go, and changes nothing. */
  readonly preview: boolean;
}

export interface Erasure {
  /** What memories have of it, before. */
  readonly memories: readonly MeantMemory[];
  readonly destroyed: number;
  /** Units that stay and name the person no longer. */
  readonly forgotten: number;
  /** Imports that name the person no longer. */
  readonly imports: number;
  /** Units that a legal hold keeps. */
  readonly held: number;
  /** Imports whose files, or runs, are not read to the end: what they still bring is meant by the same request afterwards. */
  readonly unread: number;
  /** Whether there is more than one request erases: it is to be sent again. */
  readonly isMore: boolean;
}

/** Units of one request: more would keep a transaction open for too long. */
const mostUnits = 20_000;
const portion = 2_000;

/**
 * Takes a person or a document out of all memories: names, or units as a whole. What is under a legal hold stays and is
 * counted. Resumable: what is done is meant no longer, so that the same request goes on.
 */
export async function eraseTraces(context: Context, request: ErasureRequest): Promise<Erasure> {
  requireInHouse(context.actor, 'house.administer');
  const subject = await subjectOf(context, request);
  // First: what is read meanwhile is counted here or found there.
  const unread = await countUnread(context.db, subject);
  const memories = await countMeant(context.db, subject);
  const held = sum(memories.filter(({ isHeld }) => isHeld).map(({ units }) => units));
  if (request.preview)
    return { ...(await foresee(context, request, subject, memories)), memories, held, unread };
  const done = await erase(context, request, subject, memories);
  context.record({
    action: 'memory.erase-traces',
    subject: { kind: 'memory-erasure', id: newId() },
    after: { of: 'names' in request.of ? 'person' : request.of.fileId, ...done, held, unread },
    reason: request.reason,
  });
  return { ...done, memories, held, unread };
}

async function subjectOf(context: Context, { of }: ErasureRequest): Promise<ErasureSubject> {
  if ('names' in of) return of;
  const { id } = await findFile(context, of.fileId);
  return { runs: await listRunsOfFile(context.db, id) };
}

type Done = Pick<Erasure, 'destroyed' | 'forgotten' | 'imports' | 'isMore'>;

function goesWhole({ of, destroy }: ErasureRequest): boolean {
  return destroy || 'fileId' in of;
}

async function foresee(
  { db }: Context,
  request: ErasureRequest,
  subject: ErasureSubject,
  memories: readonly MeantMemory[],
): Promise<Done> {
  const free = memories.filter(({ isHeld }) => !isHeld);
  const destroyed = goesWhole(request) ? sum(free.map(({ made }) => made)) : 0;
  const forgotten = sum(free.map(({ units }) => units)) - destroyed;
  const imports = 'names' in subject ? await countImports(db, subject.names) : 0;
  return { destroyed, forgotten, imports, isMore: destroyed + forgotten > mostUnits };
}

async function erase(
  { db }: Context,
  request: ErasureRequest,
  subject: ErasureSubject,
  memories: readonly MeantMemory[],
): Promise<Done> {
  const free = await lockFree(
    db,
    memories.map(({ memoryId }) => memoryId),
  );
  const found = await lockMeant(db, subject, free, mostUnits + 1);
  const units = found.slice(0, mostUnits);
  const isGone = ({ isMade }: { readonly isMade: boolean }) => isMade && goesWhole(request);
  const gone = units.filter(isGone).map(({ id }) => id);
  const kept = units.filter((unit) => !isGone(unit)).map(({ id }) => id);
  for (let from = 0; from < gone.length; from += portion)
    await deleteUnits(db, gone.slice(from, from + portion));
  const names = 'names' in subject ? subject.names : [];
  await forgetInUnits(db, kept, names);
  const imports = names.length > 0 ? await forgetInImports(db, names) : 0;
  return { destroyed: gone.length, forgotten: kept.length, imports, isMore: found.length > mostUnits };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

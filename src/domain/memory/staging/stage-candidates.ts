import { sql } from 'kysely';
import type { Context } from '#domain/context';
import type { ImportAccount, MemoryImport } from '#domain/memory/imports';
import { type PreparedUnit, writePrepared } from '#domain/memory/retrieval';
import type { CandidateFlag, CandidateProfiler } from '#engine/candidates';
import type { Database } from '#platform/database';
import { type FlaggedCandidate, hasLiveUnits, insertFlags, listMet, type MetUnits } from './find-met.ts';
import type { PreparedPair, PreparedPairs } from './open-portion.ts';

/**
 * Writes pairs as candidates of an import, without those that the import or the memory has, and flags what speaks against
 * them. `profiler` counts those that were written; gives back the account that follows.
 */
export async function stageCandidates(
  context: Context,
  found: MemoryImport,
  portion: readonly PreparedPairs[],
  account: ImportAccount,
  profiler: CandidateProfiler,
): Promise<ImportAccount> {
  const origin = {
    ...{ by: found.createdBy, now: context.now() },
    ...(found.runId !== null && { runId: found.runId }),
  };
  let next = account;
  for (const { book, pairs, rows, signer, signatures } of portion) {
    const sorted = sortOut(pairs, await metBy(context, found, book.id, pairs));
    for (const { facts, flags } of sorted.fresh) profiler.add(facts, flags);
    const isWhole = sorted.fresh.length === rows.units.length;
    const only = isWhole ? undefined : new Set(sorted.fresh.map(({ prepared }) => prepared.id));
    await writePrepared(context.db, {
      ...{ book, importId: found.id, rows, only, origin },
      signed: { signer, signatures },
      waits: true,
    });
    await insertFlags(context.db, found.id, sorted.flagged);
    await noteReviewers(context.db, sorted.fresh);
    next = addToAccount(next, sorted, pairs.length);
  }
  return next;
}

async function metBy(
  { db }: Context,
  { id: importId }: MemoryImport,
  bookId: number,
  pairs: readonly PreparedPair[],
): Promise<Map<number, MetUnits>> {
  const isCrowded = await hasLiveUnits(db, bookId, importId);
  const places = [...pairs.keys()].filter((place) => isCrowded || pairs[place]!.mayRepeat);
  const asked = places.map((place) => pairs[place]!.prepared);
  const met = await listMet(db, { bookId, importId, asked });
  return new Map(met.map((one) => [places[one.place]!, one]));
}

interface SortedPairs {
  /** With the flags that other units give them. */
  readonly fresh: readonly PreparedPair[];
  readonly flagged: readonly FlaggedCandidate[];
  readonly ofFile: number;
  readonly ofMemory: number;
  readonly reliesOn: ReadonlyMap<string, number>;
}

function sortOut(pairs: readonly PreparedPair[], met: ReadonlyMap<number, MetUnits>): SortedPairs {
  const fresh: PreparedPair[] = [];
  const flagged: FlaggedCandidate[] = [];
  const reliesOn = new Map<string, number>();
  const earlier = new EarlierPairs();
  let [ofFile, ofMemory] = [0, 0];
  for (const [place, pair] of pairs.entries()) {
    const here = met.get(place);
    const { id, sourceHash, targetHash } = pair.prepared;
    const alike = earlier.of(sourceHash);
    if (here?.ofImport || alike.some((other) => other.targetHash === targetHash)) {
      ofFile++;
      continue;
    }
    if (here?.isActive) {
      ofMemory++;
      if (here.activeImport !== null)
        reliesOn.set(here.activeImport, (reliesOn.get(here.activeImport) ?? 0) + 1);
      continue;
    }
    // Of several that stand against one another already, each was told so when the next one came.
    const others = alike.length === 1 ? [alike[0]!.id] : [];
    if (here?.otherCandidate) others.push(here.otherCandidate);
    const more: CandidateFlag[] = [];
    if (here?.conflicts) more.push('conflict');
    if (alike.length + others.length > 0) more.push('inconsistent');
    const flags = more.length > 0 ? [...pair.flags, ...more] : pair.flags;
    for (const flag of flags) flagged.push({ id, flag });
    for (const other of others) flagged.push({ id: other, flag: 'inconsistent' });
    fresh.push(more.length > 0 ? { ...pair, flags } : pair);
    earlier.add(pair.prepared);
  }
  return { fresh, flagged, ofFile, ofMemory, reliesOn };
}

const none: readonly PreparedUnit[] = [];

/** What came earlier in a portion, by source. Few sources come twice: those that do not take no list. */
class EarlierPairs {
  private readonly first = new Map<string, PreparedUnit>();
  private readonly all = new Map<string, PreparedUnit[]>();

  of(sourceHash: string): readonly PreparedUnit[] {
    const first = this.first.get(sourceHash);
    return first === undefined ? none : (this.all.get(sourceHash) ?? [first]);
  }

  add(unit: PreparedUnit): void {
    const { sourceHash } = unit;
    const first = this.first.get(sourceHash);
    const all = this.all.get(sourceHash);
    if (first === undefined) this.first.set(sourceHash, unit);
    else if (all === undefined) this.all.set(sourceHash, [first, unit]);
    else all.push(unit);
  }
}

function addToAccount(account: ImportAccount, sorted: SortedPairs, read: number): ImportAccount {
  const reliesOn = { ...account.reliesOn };
  for (const [id, count] of sorted.reliesOn) reliesOn[id] = (reliesOn[id] ?? 0) + count;
  return {
    ...account,
    read: account.read + read,
    staged: account.staged + sorted.fresh.length,
    duplicates: {
      ofFile: account.duplicates.ofFile + sorted.ofFile,
      ofMemory: account.duplicates.ofMemory + sorted.ofMemory,
      ofEarlier: account.duplicates.ofEarlier,
    },
    reliesOn,
  };
}

/** Says of pairs that people approved where they come from who did. */
async function noteReviewers(db: Database, pairs: readonly PreparedPair[]): Promise<void> {
  const reviewed = pairs.filter(({ reviewedBy }) => reviewedBy !== null);
  if (reviewed.length === 0) return;
  await sql`
    update memory_units set reviewed_by = by
    from unnest(${reviewed.map(({ prepared }) => prepared.id)}::uuid[],
      ${reviewed.map(({ reviewedBy }) => reviewedBy)}::text[]) as reviewed (id, by)
    where memory_units.id = reviewed.id`.execute(db);
}

import type { Context } from '#domain/context';
import type { ImportAccount, MemoryImport } from '#domain/memory/imports';
import { openBook, sourceHashOf, targetHashOf, type UnitToWrite, writeUnits } from '#domain/memory/retrieval';
import type { CandidateFlag, CandidateProfiler } from '#engine/candidates';
import { newId } from '#platform/database';
import { type FlaggedCandidate, hasLiveUnits, insertFlags, listMet, type MetUnits } from './find-met.ts';
import type { Judging } from './judging.ts';
import type { ReadPair } from './read-pairs.ts';

/** A pair with what can be said of it without the memory. */
export interface JudgedPair extends ReadPair {
  readonly sourceHash: string;
  readonly targetHash: string;
  readonly flags: readonly CandidateFlag[];
  /** Whether the import may have had its source before; false is certain. */
  readonly mayRepeat: boolean;
}

export function judgePair(
  { to, unit }: ReadPair,
  judge: Judging,
  seen: { add(hash: string): boolean },
): JudgedPair {
  const sourceHash = sourceHashOf(unit.source);
  return {
    ...{ to, unit, sourceHash },
    targetHash: targetHashOf(unit.target),
    flags: judge(to)(unit),
    mayRepeat: seen.add(sourceHash),
  };
}

/**
 * Writes pairs as candidates of an import, without those that the import or the memory has, and flags what speaks against
 * them. `profiler` counts those that were written; gives back the account that follows.
 */
export async function stageCandidates(
  context: Context,
  found: MemoryImport,
  pairs: readonly JudgedPair[],
  account: ImportAccount,
  profiler: CandidateProfiler,
): Promise<ImportAccount> {
  let next = account;
  for (const [to, some] of Map.groupBy(pairs, (pair) => pair.to)) {
    const book = await openBook(context.db, found.memoryId, found.sourceLanguage, to);
    const sorted = sortOut(some, await metBy(context, found, book.id, some));
    for (const { pair, flags } of sorted.fresh) profiler.add(pair.unit, flags);
    const origin = {
      by: found.createdBy,
      now: context.now(),
      ...(found.runId !== null && { runId: found.runId }),
    };
    const units = sorted.fresh.map(({ id, pair }): UnitToWrite => ({ ...pair.unit, id }));
    await writeUnits(context.db, { book, importId: found.id, units, origin });
    await insertFlags(context.db, found.id, sorted.flagged);
    next = addToAccount(next, sorted, some.length);
  }
  return next;
}

async function metBy(
  { db }: Context,
  { id: importId }: MemoryImport,
  bookId: number,
  pairs: readonly JudgedPair[],
): Promise<Map<number, MetUnits>> {
  const isCrowded = await hasLiveUnits(db, bookId, importId);
  const places = [...pairs.keys()].filter((place) => isCrowded || pairs[place]!.mayRepeat);
  const met = await listMet(db, { bookId, importId, asked: places.map((place) => pairs[place]!) });
  return new Map(met.map((one) => [places[one.place]!, one]));
}

interface SortedPairs {
  readonly fresh: readonly {
    readonly id: string;
    readonly pair: JudgedPair;
    readonly flags: readonly CandidateFlag[];
  }[];
  readonly flagged: readonly FlaggedCandidate[];
  readonly ofFile: number;
  readonly ofMemory: number;
  readonly reliesOn: ReadonlyMap<string, number>;
}

function sortOut(pairs: readonly JudgedPair[], met: ReadonlyMap<number, MetUnits>): SortedPairs {
  const fresh: SortedPairs['fresh'][number][] = [];
  const flagged: FlaggedCandidate[] = [];
  const reliesOn = new Map<string, number>();
  /** Ids by source and target, of what came earlier in this portion. */
  const earlier = new Map<string, Map<string, string>>();
  let [ofFile, ofMemory] = [0, 0];
  for (const [place, pair] of pairs.entries()) {
    const here = met.get(place);
    const alike = earlier.get(pair.sourceHash) ?? new Map<string, string>();
    if (here?.ofImport || alike.has(pair.targetHash)) {
      ofFile++;
      continue;
    }
    if (here?.isLive) {
      ofMemory++;
      if (here.liveImport !== null) reliesOn.set(here.liveImport, (reliesOn.get(here.liveImport) ?? 0) + 1);
      continue;
    }
    const id = newId();
    const others = [...alike.values(), here?.otherCandidate ?? []].flat();
    const flags = [...pair.flags];
    if (here?.conflicts) flags.push('conflict');
    if (others.length > 0) flags.push('inconsistent');
    flagged.push(...flags.map((flag) => ({ id, flag })));
    flagged.push(...others.map((other) => ({ id: other, flag: 'inconsistent' })));
    fresh.push({ id, pair, flags });
    earlier.set(pair.sourceHash, alike.set(pair.targetHash, id));
  }
  return { fresh, flagged, ofFile, ofMemory, reliesOn };
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
    },
    reliesOn,
  };
}

import type { Database } from '#platform/database';
import {
  awaitPacker,
  countUnpacked,
  deleteKeys,
  deletePacking,
  isLoose,
  listOrderIds,
  lockAsPacker,
  mergeKeys,
  noteMerged,
  packSome,
  removeSome,
} from './queries.ts';

/** Signatures of one transaction, which keeps them locked: some tenths of a second. Fewer where they have many keys. */
const portion = 5_000;
/** Each touches a row for each of its eight keys or so; fewer where they have many keys. */
const removalPortion = 1_000;
/** Fewer that wait cost lookups nothing. */
const fewest = 2_000;
const leastLoose = 20_000;
/** Rows are merged, or deleted, a part of all keys at a time. */
const keyParts = 64;
const keysOfPart = 2 ** 32 / keyParts;
const lowestKey = -(2 ** 31);

export interface PackOptions {
  readonly signal?: AbortSignal | undefined;
  /** How many signatures are to wait before they are packed, and rows before they are merged; by default as many as matter. */
  readonly fewest?: number;
  readonly leastLoose?: number;
}

/** Packs the signatures of all orders that are in use or being built (`packOrder`); how many. */
export async function packOrders(db: Database, options: PackOptions = {}): Promise<number> {
  let packed = 0;
  for (const id of await listOrderIds(db)) packed += await packOrder(db, id, options);
  return packed;
}

/**
 * Packs the signatures of an order by key, where lookups read them faster than one by one: takes out entries that are to go, adds
 * those of signatures that are new, and merges rows of one key. Lookups, imports and edits go on. Killed at any line it
 * goes on where it was when it is called again; where another process packs the order, that is left to it.
 */
export async function packOrder(db: Database, orderId: number, options: PackOptions = {}): Promise<number> {
  const { signal, fewest: least = fewest } = options;
  /** Undefined once somebody else packs the order, or nobody looks anything up by it any more. */
  const alone = async <T>(work: (transaction: Database) => Promise<T>): Promise<T | undefined> => {
    signal?.throwIfAborted();
    return db
      .transaction()
      .execute(async (transaction) =>
        (await lockAsPacker(transaction, orderId)) ? work(transaction) : undefined,
      );
  };
  const remove = (transaction: Database) => removeSome(transaction, orderId, { limit: removalPortion });
  for (let removed = await alone(remove); removed !== 0; removed = await alone(remove))
    if (removed === undefined) return 0;
  let packed = 0;
  if ((await countUnpacked(db, orderId, least)) >= least)
    for (let after: string | undefined, isMore = true; isMore; ) {
      const some = await alone((transaction) => packSome(transaction, orderId, { after, limit: portion }));
      if (!some) return packed;
      packed += some.signatures;
      after = some.last;
      isMore = after !== undefined;
    }
  if (await isLoose(db, orderId, options.leastLoose ?? leastLoose)) {
    for (const [from, to] of partsOfKeys()) {
      const merge = async (transaction: Database): Promise<true> => {
        await mergeKeys(transaction, orderId, from, to);
        return true;
      };
      if (!(await alone(merge))) return packed;
    }
    await alone((transaction) => noteMerged(transaction, orderId));
  }
  return packed;
}

/** Deletes all that a retired order has packed. */
export async function dropPostings(
  db: Database,
  orderId: number,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<void> {
  await awaitPacker(db, orderId);
  for (const [from, to] of partsOfKeys()) {
    signal?.throwIfAborted();
    await deleteKeys(db, orderId, from, to);
  }
  await deletePacking(db, orderId);
}

function partsOfKeys(): [from: number, to: number][] {
  return Array.from({ length: keyParts }, (_, part) => {
    const from = lowestKey + part * keysOfPart;
    return [from, from + keysOfPart - 1];
  });
}

import type { Services } from '#domain/context';
import { cleanWordIndex, insertWords, listUnindexed, lockUnindexed, noteIndexed } from './queries.ts';
import { keysOfUnit } from './word-index.ts';

/** Units of one transaction: some tenths of a second. */
const portion = 2_000;

/**
 * Lets concordance find the units of a committed import. Killed at any line it goes on where it was when it is called
 * again. Resolves with how many units were indexed here.
 */
export async function indexWords(
  { db, now }: Services,
  importId: string,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<number> {
  let done = 0;
  for (;;) {
    signal?.throwIfAborted();
    const indexed = await db.transaction().execute(async (transaction) => {
      const found = await lockUnindexed(transaction, importId);
      if (!found) return 0;
      const units = await listUnindexed(transaction, importId, found.cursor, portion);
      const rows = units.map(({ id, bookId, from, to, source, target }) => ({
        ...{ id, bookId },
        keys: keysOfUnit({ id: bookId, from, to }, { source, target }),
      }));
      await insertWords(transaction, rows);
      const isDone = units.length < portion;
      await noteIndexed(transaction, importId, units.at(-1)?.id ?? found.cursor, isDone ? now() : null);
      return units.length;
    });
    done += indexed;
    if (indexed < portion) break;
  }
  if (done >= portion) await cleanWordIndex(db);
  return done;
}

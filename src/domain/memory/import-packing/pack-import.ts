import { lockBesidePackers } from '#domain/memory/packing';
import type { Database } from '#platform/database';
import { groupByKey } from './group-by-key.ts';
import {
  findNextOrder,
  insertPostings,
  listSignatures,
  lockToPack,
  notePacked,
  type PortionSize,
} from './queries.ts';

/**
 * Of one transaction, which takes a third of a second. The more there are, the fewer rows have one key; these take 15 MB. A text has
 * 500 keys at most, most have eight.
 */
export const packedAtOnce: PortionSize = { units: 10_000, keys: 80_000 };

/**
 * Packs the signatures that wait for the commit of an import, so that lookups find all its units the moment it is committed.
 * Before that they meet entries of units that are not live, and pass them over. Each portion is a transaction that says how
 * far it came: killed at any line, it goes on there. Does nothing to an import that waits for people or has ended.
 */
export async function packImport(db: Database, importId: string, size = packedAtOnce): Promise<void> {
  while ((await packPortion(db, importId, size)) !== undefined);
}

/**
 * Packs one portion; how many units that were, undefined where nothing is left to be packed. While the import is being read,
 * what is read later is to be packed later.
 */
export async function packPortion(
  db: Database,
  importId: string,
  size = packedAtOnce,
): Promise<number | undefined> {
  return db.transaction().execute(async (transaction) => {
    const found = await lockToPack(transaction, importId);
    const orderId = found && (await findNextOrder(transaction, found));
    if (!found || orderId === undefined) return undefined;
    // Retired meanwhile: nobody looks up by it any more.
    if (!(await lockBesidePackers(transaction, orderId))) return 0;
    const { units, signed, last } = await listSignatures(transaction, found, orderId, size);
    if (last === null && found.state === 'staging') return undefined;
    if (signed !== null) await insertPostings(transaction, orderId, groupByKey(signed));
    await notePacked(transaction, importId, orderId, last);
    return units;
  });
}

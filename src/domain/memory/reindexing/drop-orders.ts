import type { Services } from '#domain/context';
import { dropPostings } from '#domain/memory/packing';
import { awaitWriters } from './await-writers.ts';
import { deleteOrder, listRetired } from './order-queries.ts';
import { deleteSome } from './signature-queries.ts';

const portion = 5_000;
/** A lookup that began by the order is long over. */
const keptFor = 60_000;

/** Deletes retired orders with their signatures, a portion a transaction; resolves with how many orders. */
export async function dropOrders(
  { db, now }: Services,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<number> {
  const retired = await listRetired(db, new Date(now().getTime() - keptFor));
  // Who began before an order was retired may have signed by it what nobody else sees yet.
  if (retired.length > 0) await awaitWriters(db, signal);
  for (const { id } of retired) {
    for (let after: string | null | undefined = null; after !== undefined; ) {
      signal?.throwIfAborted();
      after = await deleteSome(db, id, after, portion);
    }
    await dropPostings(db, id, { signal });
    await deleteOrder(db, id);
  }
  return retired.length;
}

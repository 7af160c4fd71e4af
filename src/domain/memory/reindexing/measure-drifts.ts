import type { Services } from '#domain/context';
import { measureDrift } from './measure-drift.ts';
import { findOrder, listOrderInfos, type OrderInfo, updateDrift } from './order-queries.ts';

/** From here on reindexing pays. */
export const drifted = 2;

/** Measures the order of every language, and keeps what it measured with it. */
export async function measureDrifts(
  { db, now, log }: Services,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<OrderInfo[]> {
  for (const { language, state } of await listOrderInfos(db)) {
    if (state !== 'active') continue;
    signal?.throwIfAborted();
    const active = await findOrder(db, language, 'active');
    const drift = active && (await measureDrift(db, active));
    if (drift === undefined) continue;
    await updateDrift(db, active!.id, drift, now());
    if (drift >= drifted)
      log.warn(
        { language, drift },
        'the index of the memories has drifted: verso memory reindex makes it anew',
      );
  }
  return listOrderInfos(db);
}

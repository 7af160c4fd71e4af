import { setTimeout } from 'node:timers/promises';
import { listWriters } from '#domain/memory/retrieval';
import type { Database } from '#platform/database';

const poll = 50;

/**
 * Waits for the transactions that write units now to end. They began before an order was there, perhaps, and do not sign by it;
 * whoever begins later does.
 */
export async function awaitWriters(db: Database, signal?: AbortSignal): Promise<void> {
  const before = new Set(await listWriters(db));
  while (before.size > 0) {
    await setTimeout(poll, undefined, { signal });
    const now = new Set(await listWriters(db));
    for (const writer of before) if (!now.has(writer)) before.delete(writer);
  }
}

import type { TokenOrder } from '#engine/matching';
import type { Database } from '#platform/database';
import { listFrequencies, type StoredOrder } from './token-queries.ts';

/** Orders kept in this process; each takes 16 to 32 bytes a token. */
const mostKept = 16;
const kept = new Map<string, Promise<TokenOrder>>();

/** The order with its frequencies, which never change: they are read once and kept. */
export function tokenOrderOf(db: Database, { id, fingerprint }: StoredOrder): Promise<TokenOrder> {
  const order = kept.get(fingerprint) ?? readOrder(db, id);
  kept.delete(fingerprint);
  kept.set(fingerprint, order);
  order.catch(() => kept.delete(fingerprint));
  if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
  return order;
}

async function readOrder(db: Database, id: number): Promise<TokenOrder> {
  const rows = await listFrequencies(db, id);
  // Each token in the slot of its last bits or the next that is free; half of the slots stay free, which tell of their frequency 0.
  const slots = 2 ** Math.ceil(Math.log2(2 * rows.length + 2));
  const tokens = new Int32Array(slots);
  const frequencies = new Int32Array(slots);
  for (const { token, frequency } of rows) {
    let slot = token & (slots - 1);
    while (frequencies[slot] !== 0) slot = (slot + 1) & (slots - 1);
    tokens[slot] = token;
    frequencies[slot] = frequency;
  }
  return {
    frequencyOf(classHash) {
      let slot = classHash & (slots - 1);
      while (frequencies[slot] !== 0 && tokens[slot] !== classHash) slot = (slot + 1) & (slots - 1);
      return frequencies[slot]!;
    },
  };
}

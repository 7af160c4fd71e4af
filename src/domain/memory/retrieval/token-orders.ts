import type { TokenOrder } from '#engine/matching';
import type { Database } from '#platform/database';
import { listFrequencies, type StoredOrder } from './token-queries.ts';

/** Orders kept in this process; each takes eight bytes a token. */
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
  const tokens = Int32Array.from(rows, ({ token }) => token);
  const frequencies = Int32Array.from(rows, ({ frequency }) => frequency);
  return {
    frequencyOf(classHash) {
      const at = placeOf(tokens, classHash);
      return tokens[at] === classHash ? frequencies[at]! : 0;
    },
  };
}

/** The first place in sorted numbers that holds one not below `wanted`. */
function placeOf(numbers: Int32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

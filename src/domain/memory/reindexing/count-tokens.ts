import { type CountedTokens, countTokens, readerOf } from '#domain/memory/retrieval';
import type { Database } from '#platform/database';
import type { OrderRow } from './order-queries.ts';
import { countSignatures, listSigned } from './signature-queries.ts';

/** More texts than this tell hardly more of how rare a token is. */
const mostCounted = 300_000;
const portion = 5_000;

/**
 * How often the tokens of a language occur in the texts signed by its order, from a sample where they are many. Tokens met
 * once count as never met, which is what a token of tomorrow counts as, and halves what is kept.
 */
export async function countLanguage(
  db: Database,
  active: OrderRow,
  signal?: AbortSignal,
): Promise<CountedTokens> {
  const read = readerOf(active.language);
  const total = await countSignatures(db, active.id);
  const share = total > mostCounted ? Math.ceil((65_536 * mostCounted) / total) : 65_536;
  const frequencies = new Map<number, number>();
  let units = 0;
  for (let after: string | null = null; ; ) {
    signal?.throwIfAborted();
    const texts = await listSigned(db, active.id, { after, share, limit: portion });
    const counted = countTokens(texts.map(({ source }) => read(source) ?? []));
    for (const [token, count] of counted.frequencies)
      frequencies.set(token, (frequencies.get(token) ?? 0) + count);
    units += counted.units;
    if (texts.length < portion) break;
    after = texts.at(-1)!.id;
  }
  for (const [token, count] of frequencies) if (count === 1) frequencies.delete(token);
  return { units, frequencies };
}

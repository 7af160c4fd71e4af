import {
  countTokens,
  readerOf,
  type SignatureRow,
  signTexts,
  tokenOrderOf,
  type UnitText,
} from '#domain/memory/retrieval';
import type { TokenOrder } from '#engine/matching';
import type { Database } from '#platform/database';
import type { OrderRow } from './order-queries.ts';
import { countSignatures, listSigned } from './signature-queries.ts';

const sampleSize = 20_000;
/** Of fewer texts than this any order is good. */
const fewestTexts = 1_000;

/**
 * How many times as many candidates lookups meet by this order as by one counted now: 1 where it is as good as new; undefined
 * where there are too few texts to tell. Measured on a sample: one half is counted, the other signed by both orders.
 */
export async function measureDrift(db: Database, active: OrderRow): Promise<number | undefined> {
  const total = await countSignatures(db, active.id);
  if (total < fewestTexts) return undefined;
  const share = Math.min(65_536, Math.ceil((65_536 * 2 * sampleSize) / total));
  const texts = await listSigned(db, active.id, { after: null, share, limit: 3 * sampleSize });
  const read = readerOf(active.language);
  const { frequencies } = countTokens(
    texts.filter((_, index) => index % 2 === 0).map(({ source }) => read(source) ?? []),
  );
  const signed = texts.filter((_, index) => index % 2 === 1);
  const meetings = (order: TokenOrder) =>
    meetingsOf(signTexts({ read, orders: [{ id: active.id, order }] }, signed), signed);
  const fresh = meetings({ frequencyOf: (token) => frequencies.get(token) ?? 0 });
  return meetings(await tokenOrderOf(db, active)) / fresh;
}

/** How many texts a text meets by its keys on average, itself included. */
function meetingsOf(rows: readonly SignatureRow[], texts: readonly UnitText[]): number {
  const counts = new Map<number, number>();
  for (const { keys } of rows) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  let meetings = 0;
  for (const count of counts.values()) meetings += count * (count - 1);
  return 1 + meetings / texts.length;
}

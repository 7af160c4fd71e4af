import { hashOfNumbers, signatureOf, type Token, type TokenReader, tokenReader } from '#engine/matching';
import type { Database } from '#platform/database';
import { tokenOrderOf } from './token-orders.ts';
import { type CountedTokens, insertOrder, listOpenOrders, type StoredOrder } from './token-queries.ts';

/** What finds a unit, by one order. */
export interface SignatureRow {
  readonly id: string;
  readonly order: number;
  readonly bookId: number;
  readonly weight: number;
  readonly source: string;
  readonly words: string;
  readonly keys: readonly number[];
}

export interface UnitText {
  readonly id: string;
  readonly bookId: number;
  /** Normalised plain text. */
  readonly source: string;
}

const readers = new Map<string, TokenReader>();

/** The primary language of a BCP 47 tag in lower case: varieties of a language are cut and stemmed alike. */
export function languageOf(tag: string): string {
  return tag.toLowerCase().split(/[-_]/)[0]!;
}

/** The reader of a language, kept with the tokens it knows. */
export function readerOf(tag: string): TokenReader {
  const language = languageOf(tag);
  const reader = readers.get(language) ?? tokenReader(language);
  readers.set(language, reader);
  return reader;
}

/** Keys are found only by queries that name the order and the book. */
export function scopeOf(orderId: number, bookId: number): number {
  return hashOfNumbers(orderId, bookId);
}

/**
 * Signatures of texts of a language (BCP 47 tag) by each order that is in use or being built. Texts that nothing can be
 * like, being empty or too long, have none. The first texts of a language give it its first order.
 */
export async function makeSignatures(
  db: Database,
  tag: string,
  texts: readonly UnitText[],
  now: Date,
): Promise<SignatureRow[]> {
  const read = readerOf(tag);
  const tokens = texts.map(({ source }) => read(source) ?? []);
  const rows: SignatureRow[] = [];
  for (const stored of await openOrders(db, languageOf(tag), tokens, now)) {
    const order = await tokenOrderOf(db, stored);
    for (const [index, text] of texts.entries()) {
      const signature = signatureOf(tokens[index]!, order, scopeOf(stored.id, text.bookId));
      if (signature) rows.push({ ...text, order: stored.id, ...signature });
    }
  }
  return rows;
}

async function openOrders(
  db: Database,
  language: string,
  texts: readonly (readonly Token[])[],
  now: Date,
): Promise<StoredOrder[]> {
  const orders = await listOpenOrders(db, language);
  if (orders.length > 0) return orders;
  await insertOrder(db, language, 'active', countTokens(texts), now);
  return listOpenOrders(db, language);
}

/** In how many of the texts each class occurs. */
export function countTokens(texts: Iterable<readonly Token[]>): CountedTokens {
  const frequencies = new Map<number, number>();
  let units = 0;
  for (const tokens of texts) {
    units++;
    for (const classHash of new Set(tokens.map((token) => token.classHash)))
      frequencies.set(classHash, (frequencies.get(classHash) ?? 0) + 1);
  }
  return { units, frequencies };
}

import {
  hashOfNumbers,
  type NumberReader,
  numberReader,
  signatureOf,
  type Token,
  type TokenOrder,
  type TokenReader,
  tokenReader,
} from '#engine/matching';
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
const numberReaders = new Map<string, NumberReader>();

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

/** The same for numbers alone. */
function numberReaderOf(tag: string): NumberReader {
  const language = languageOf(tag);
  const reader = numberReaders.get(language) ?? numberReader(language);
  numberReaders.set(language, reader);
  return reader;
}

/** Keys are found only by queries that name the order and the book. */
export function scopeOf(orderId: number, bookId: number): number {
  return hashOfNumbers(orderId, bookId);
}

/** What signs the texts of a language by the orders that were open when it was made. */
export interface Signer {
  readonly read: TokenReader;
  readonly readNumbers: NumberReader;
  readonly orders: readonly { readonly id: number; readonly order: TokenOrder }[];
}

/** A signer for a language (BCP 47 tag); without orders where the language has none yet. */
export async function openSigner(db: Database, tag: string): Promise<Signer> {
  return signerOf(db, tag, await listOpenOrders(db, languageOf(tag)));
}

async function signerOf(db: Database, tag: string, stored: readonly StoredOrder[]): Promise<Signer> {
  const orders: Signer['orders'][number][] = [];
  for (const one of stored) orders.push({ id: one.id, order: await tokenOrderOf(db, one) });
  return { read: readerOf(tag), readNumbers: numberReaderOf(tag), orders };
}

/** Signatures of texts by each order. Texts that nothing can be like, being empty or too long, have none. */
export function signTexts(
  { read, orders }: Pick<Signer, 'read' | 'orders'>,
  texts: readonly UnitText[],
): SignatureRow[] {
  const rows: SignatureRow[] = [];
  for (const text of texts) {
    const tokens = read(text.source) ?? [];
    for (const { id: order, order: frequencies } of orders) {
      const signature = signatureOf(tokens, frequencies, scopeOf(order, text.bookId));
      if (signature) rows.push({ ...text, order, ...signature });
    }
  }
  return rows;
}

/** Signatures of texts by the orders that are open now. */
export async function makeSignatures(
  db: Database,
  tag: string,
  texts: readonly UnitText[],
  now: Date,
): Promise<SignatureRow[]> {
  return signTexts(await openSignerFor(db, tag, texts, now), texts);
}

/** A signer by the orders that are open now. The first texts of a language give it its first order. */
export async function openSignerFor(
  db: Database,
  tag: string,
  texts: readonly UnitText[],
  now: Date,
): Promise<Signer> {
  return signerOf(db, tag, await openOrders(db, tag, texts, now));
}

async function openOrders(
  db: Database,
  tag: string,
  texts: readonly UnitText[],
  now: Date,
): Promise<StoredOrder[]> {
  const language = languageOf(tag);
  const orders = await listOpenOrders(db, language);
  if (orders.length > 0) return orders;
  const read = readerOf(tag);
  const tokens = texts.map(({ source }) => read(source) ?? []);
  await insertOrder(db, language, 'active', countTokens(tokens), now);
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

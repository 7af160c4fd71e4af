import type { Database } from '#platform/database';
import { type Book, lockBook } from './books.ts';
import { languageOf, openSignerFor, type Signer } from './make-signatures.ts';
import { PreparedSignatures } from './prepare-signatures.ts';
import { PreparedUnits, type UnitToWrite } from './prepare-units.ts';
import { listOpenOrders, lockAsWriter } from './token-queries.ts';
import { insertUnitRows, type UnitOrigin } from './unit-queries.ts';

export interface UnitsToWrite {
  readonly book: Book;
  /** Units of an import are not live before it is committed. */
  readonly importId?: string;
  readonly units: readonly UnitToWrite[];
  readonly origin: UnitOrigin;
  /** Leaves out units that the book has, or that come twice, with the same source text and the same target; default false. */
  readonly skipDuplicates?: boolean;
}

export interface WrittenUnits {
  readonly added: number;
  /** Left out as duplicates. */
  readonly skipped: number;
}

/**
 * Writes units with the signatures that find them; a thousand at a time is a good portion. Call it in a transaction: until
 * that ends, whoever builds an order of tokens waits for it. A duplicate is told by units that are live or of the same
 * import; two writers at the same time may both add a pair unless they lock the memory.
 */
export async function writeUnits(db: Database, input: UnitsToWrite): Promise<WrittenUnits> {
  const { units, ...rest } = input;
  const rows = new PreparedUnits();
  for (const unit of units) rows.add(unit);
  return writePrepared(db, { ...rest, rows });
}

export interface PreparedToWrite extends Omit<UnitsToWrite, 'units'> {
  readonly rows: PreparedUnits;
  /** Ids of the units that are written; all by default. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Signatures of the units made beforehand; they are made anew if other orders are in use by now. */
  readonly signed?: SignedUnits | undefined;
  /** Whether what finds them is packed by the commit of their import (`packImport`), instead of being found by the index; default false. */
  readonly waits?: boolean;
}

export interface SignedUnits {
  readonly signer: Signer;
  readonly signatures: PreparedSignatures;
}

/** `writeUnits` for units that were prepared while the database was at other work. */
export async function writePrepared(db: Database, input: PreparedToWrite): Promise<WrittenUnits> {
  const { book, importId = null, rows, only, origin, skipDuplicates = false, signed, waits = false } = input;
  const count = only?.size ?? rows.units.length;
  if (count === 0) return { added: 0, skipped: 0 };
  await lockAsWriter(db);
  await lockBook(db, book);
  const isCurrent = signed !== undefined && (await signsByOpenOrders(db, book, signed.signer));
  const signatures = isCurrent ? signed.signatures : await signNow(db, input);
  const added = await insertUnitRows(db, {
    ...{ bookId: book.id, importId, origin, rows, signatures, only, skipDuplicates, waits },
  });
  return { added, skipped: count - added };
}

async function signNow(db: Database, { book, rows, origin }: PreparedToWrite): Promise<PreparedSignatures> {
  const texts = rows.units.map(({ id, text }) => ({ id, bookId: book.id, source: text }));
  const signatures = new PreparedSignatures();
  const signer = await openSignerFor(db, book.from, texts, origin.now);
  for (const text of texts) signatures.add(signer, text);
  return signatures;
}

/** Not where the language has no order yet: these units give it its first. */
async function signsByOpenOrders(db: Database, { from }: Book, { orders }: Signer): Promise<boolean> {
  if (orders.length === 0) return false;
  const open = await listOpenOrders(db, languageOf(from));
  return open.length === orders.length && open.every(({ id }, place) => id === orders[place]!.id);
}

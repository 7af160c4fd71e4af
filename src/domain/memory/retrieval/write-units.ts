import { keyText } from '#engine/matching';
import { type Database, newId } from '#platform/database';
import type { Book } from './books.ts';
import { makeSignatures, type UnitText } from './make-signatures.ts';
import { lockAsWriter } from './token-queries.ts';
import { encodeUnit, type NewUnit, sourceHashOf, targetHashOf } from './unit-json.ts';
import { insertUnitRows, type UnitOrigin, type UnitRow } from './unit-queries.ts';

export interface UnitToWrite extends NewUnit {
  /** A UUID; a new one by default. Ids of later units are to sort behind those of earlier ones, as `newId` makes them. */
  readonly id?: string;
  /** The segment of the run that it was learned from. */
  readonly segmentId?: string;
}

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
 * Writes units with the signatures that find them, in one statement; a thousand at a time is a good portion. Call it in a
 * transaction: until that ends, whoever builds an order of tokens waits for it. A duplicate is told by units that are live
 * or of the same import; two writers at the same time may both add a pair unless they lock the memory.
 */
export async function writeUnits(db: Database, input: UnitsToWrite): Promise<WrittenUnits> {
  const { book, importId = null, units, origin, skipDuplicates = false } = input;
  if (units.length === 0) return { added: 0, skipped: 0 };
  await lockAsWriter(db);
  const rows: UnitRow[] = [];
  const texts: UnitText[] = [];
  for (const { id = newId(), segmentId, structuralId, ...unit } of units) {
    const hashes = { sourceHash: sourceHashOf(unit.source), targetHash: targetHashOf(unit.target) };
    rows.push({ id, segmentId, structuralId, ...hashes, unit: encodeUnit(unit) });
    texts.push({ id, bookId: book.id, source: keyText(unit.source) });
  }
  const signatures = await makeSignatures(db, book.from, texts, origin.now);
  const added = await insertUnitRows(db, {
    bookId: book.id,
    importId,
    origin,
    rows,
    signatures,
    skipDuplicates,
  });
  return { added, skipped: units.length - added };
}

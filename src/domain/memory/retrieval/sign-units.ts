import { keyText } from '#engine/matching';
import type { Database } from '#platform/database';
import { decodeInline } from './inline-json.ts';
import { languageOf, makeSignatures } from './make-signatures.ts';
import { lockAsWriter } from './token-queries.ts';
import { deleteSignatures, listUnitsToSign, upsertSignatures } from './unit-queries.ts';

/**
 * Makes the signatures of units anew, after what decides on them has changed in the same transaction: text, status or
 * decision. Units that are not active, or are rejected candidates, have none afterwards.
 */
export async function signUnits(db: Database, unitIds: readonly string[], now: Date): Promise<void> {
  if (unitIds.length === 0) return;
  await lockAsWriter(db);
  const units = await listUnitsToSign(db, unitIds);
  const imports = new Map(units.map(({ id, importId }) => [id, importId]));
  const signed = new Set<string>();
  for (const [language, some] of Map.groupBy(units, ({ from }) => languageOf(from))) {
    const texts = some.map(({ unit, ...about }) => ({
      ...about,
      source: keyText(decodeInline(unit.source)),
    }));
    const rows = await makeSignatures(db, language, texts, now);
    await upsertSignatures(
      db,
      rows.map((row) => ({ ...row, importId: imports.get(row.id)! })),
    );
    for (const { id } of rows) signed.add(id);
  }
  // Last, so that whoever waits for rows that are deleted here holds none that are written here.
  const unsigned = unitIds.filter((id) => !signed.has(id));
  await deleteSignatures(db, unsigned);
}

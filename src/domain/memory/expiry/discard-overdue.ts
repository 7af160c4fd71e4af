import { sql } from 'kysely';
import { type Context, requireInHouse } from '#domain/context';
import { lockImportRow, noteState, updateImport } from '#domain/memory/imports';

/** Discards imports that nobody decided on, or nobody mended, in time; how many, at most `limit`. */
export async function discardOverdue(context: Context, limit: number): Promise<number> {
  requireInHouse(context.actor, 'house.administer');
  const { db } = context;
  const { rows } = await sql<{ id: string }>`
    select id from memory_imports where state in ('reviewing', 'failed') and expires_at < ${context.now()}
    order by id limit ${limit} for no key update skip locked`.execute(db);
  for (const { id } of rows) {
    const found = (await lockImportRow(db, id))!;
    const discarded = await updateImport(db, id, { state: 'discarded', expiresAt: null });
    noteState(context, found, 'discard-import', discarded, 'nobody decided in time');
  }
  return rows.length;
}

import { sql } from 'kysely';
import { type Context, requireInHouse } from '#domain/context';
import { deleteUnits } from '#domain/memory/retrieval';
import type { Database } from '#platform/database';

/**
 * Deletes some of the candidates of an import that came to nothing: at once where it was discarded, after its term where it
 * was undone. Nothing of a memory under legal hold goes. Resolves with how many, and with undefined where there is no such
 * import; call it until then, each time in a transaction of its own.
 */
export async function emptyImports(context: Context, limit: number): Promise<number | undefined> {
  requireInHouse(context.actor, 'house.administer');
  const { db } = context;
  const found = await lockOneToEmpty(db, context.now());
  if (!found) return undefined;
  const { rows } = await sql<{ id: string }>`
    select id from memory_units where import_id = ${found.id} order by id limit ${limit}`.execute(db);
  await deleteUnits(
    db,
    rows.map(({ id }) => id),
  );
  if (rows.length < limit) await noteEmptied(context, found);
  return rows.length;
}

interface ImportToEmpty {
  readonly id: string;
  readonly projectId: string;
  readonly memoryId: string;
  readonly state: string;
  readonly staged: number | null;
}

/** With its memory, lest that is held meanwhile. Waits for nobody: what others have locked is emptied another time. */
async function lockOneToEmpty(db: Database, now: Date): Promise<ImportToEmpty | undefined> {
  const { rows } = await sql<ImportToEmpty>`
    select import.id, project_id as "projectId", memory_id as "memoryId", import.state,
      (account->>'staged')::int as staged
    from memory_imports import join memories on memories.id = memory_id
    where import.state <> 'committed' and emptied_at is null and legal_hold is null
      and (import.state = 'discarded' or (import.state = 'undone' and expires_at < ${now}))
    order by import.id limit 1 for no key update of import, memories skip locked`.execute(db);
  return rows[0];
}

async function noteEmptied(context: Context, found: ImportToEmpty): Promise<void> {
  const { id, projectId, memoryId, state, staged } = found;
  await sql`update memory_imports set emptied_at = ${context.now()}, revision = revision + 1
    where id = ${id}`.execute(context.db);
  context.record({
    action: 'memory.empty-import',
    subject: { kind: 'import', id },
    projectId,
    after: { memoryId, state, staged },
  });
}

import { type RawBuilder, sql } from 'kysely';
import type { Context } from '#domain/context';
import { raiseVersion, refuseHeld, requireGlossary } from '#domain/glossary/catalogue';
import { deleteConceptRows, keepChanges, touchConcepts } from '#domain/glossary/concepts';
import {
  lockImport,
  noteState,
  type TermImport,
  termImportProblem,
  updateImport,
} from '#domain/glossary/imports';

/**
 * Takes a committed import back in one transaction: what it made goes, what it replaced counts again. Refuses with
 * `term-import-undo-blocked` where people have changed such concepts since, unless those are to be kept as they are.
 */
export async function undoImport(
  context: Context,
  id: string,
  { reason, changed }: { readonly reason: string; readonly changed: 'refuse' | 'keep' },
): Promise<TermImport> {
  const found = await lockImport(context, id, 'project.operate', ['committed']);
  refuseHeld(await requireGlossary(context, found.projectId, found.glossaryId));
  const later = await countChanged(context, found);
  if (later > 0 && changed === 'refuse')
    throw termImportProblem('term-import-undo-blocked', {
      detail: `${later} concepts`,
      facts: { concepts: later },
    });
  const { undoneIds } = await takeBack(context, found);
  const version = await raiseVersion(context, found.glossaryId);
  const by = { by: context.actor.id, now: context.now() };
  const revisions = await touchConcepts(context.db, undoneIds, { version, ...by });
  await keepChanges(
    context,
    found.glossaryId,
    undoneIds.map((conceptId) => ({
      conceptId,
      revision: revisions.get(conceptId)!,
      action: 'import-undone',
      after: { importId: id },
      reason,
    })),
  );
  const undone = await updateImport(context.db, id, {
    ...{ state: 'undone', undoneBy: context.actor.id, undoneAt: context.now() },
  });
  noteState(context, found, 'undo-import', undone, reason);
  return undone;
}

/**
 * Whether a concept `c` was changed after the commit of an import, by anything but imports that are undone: those have left it
 * as it was. Of a concept that the import made every change is a later one.
 */
function isChanged({ id, committedVersion }: TermImport): RawBuilder<unknown> {
  return sql`(c.changed_version > ${committedVersion} and exists (
    select from glossary_changes later where later.concept_id = c.id and later.id > coalesce((
        select max(own.id) from glossary_changes own where own.concept_id = c.id and own.after->>'importId' = ${id}), 0)
      and not exists (select from glossary_imports undone
        where undone.id::text = later.after->>'importId' and undone.state = 'undone')))`;
}

/** Concepts that the import made or added to, and that somebody changed after its commit. */
async function countChanged({ db }: Context, found: TermImport): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from glossary_concepts c
    where ${isChanged(found)} and id in (
      select concept_id from glossary_import_entries
      where import_id = ${found.id} and outcome in ('added', 'merged', 'replaced'))`.execute(db);
  return rows[0]!.count;
}

/** The concepts that stay and have lost what the import added. */
async function takeBack({ db }: Context, found: TermImport): Promise<{ readonly undoneIds: string[] }> {
  const { id, glossaryId } = found;
  const { rows } = await sql<{ id: string }>`
    select c.id from glossary_concepts c
    where c.glossary_id = ${glossaryId} and not ${isChanged(found)}
      and c.import_id is distinct from ${id}::uuid and c.id in (
        select concept_id from glossary_import_entries where import_id = ${id} and outcome in ('merged', 'replaced'))`.execute(
    db,
  );
  const undoneIds = rows.map((row) => row.id);
  await deleteConceptRows(
    db,
    sql`id in (select c.id from glossary_concepts c where c.import_id = ${id} and not ${isChanged(found)})`,
  );
  await sql`delete from glossary_terms where import_id = ${id} and concept_id = any(${undoneIds}::uuid[])`.execute(
    db,
  );
  await sql`update glossary_terms set state = 'active', replaced_by_import = null
    where replaced_by_import = ${id} and concept_id = any(${undoneIds}::uuid[])`.execute(db);
  // Several entries may have filled in what one concept did not say, each of them something else.
  await sql`
    update glossary_concepts c set domain = nullif(c.domain, filled.domain),
      definition = nullif(c.definition, filled.definition), note = nullif(c.note, filled.note),
      owner = nullif(c.owner, filled.owner)
    from (select concept_id, max(undo->>'domain') as domain, max(undo->>'definition') as definition,
        max(undo->>'note') as note, max(undo->>'owner') as owner
      from glossary_import_entries where import_id = ${id} and undo is not null group by concept_id) filled
    where filled.concept_id = c.id and c.id = any(${undoneIds}::uuid[])`.execute(db);
  return { undoneIds };
}

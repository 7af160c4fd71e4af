import type { Context } from '#domain/context';
import { noteState } from './change-import.ts';
import { listDependants } from './dependants.ts';
import { lockImportAndMemory } from './lock-import.ts';
import type { MemoryImport } from './memory-import.ts';
import { importProblem } from './problems.ts';
import { updateImport } from './queries.ts';
import { restoreReplaced } from './settle-units.ts';

/** Days that the units of an import that was undone stay, so that one can still look at them. */
const undoneDays = 30;

/**
 * Takes a committed import back and brings back what its commit replaced, in one transaction. Refuses with
 * `import-undo-blocked` where later imports, committed or not, replaced units of this one or left out pairs because this one has them, or
 * where people changed its units since.
 */
export async function undoImport(context: Context, id: string, reason: string): Promise<MemoryImport> {
  const found = await lockImportAndMemory(context, id, 'project.operate', ['committed']);
  const { imports, editedUnits } = await listDependants(context.db, found);
  if (imports.length > 0 || editedUnits > 0) {
    const detail = `${imports.length} later imports, ${editedUnits} units changed since`;
    throw importProblem('import-undo-blocked', { detail, facts: { imports, editedUnits } });
  }
  const restored = await restoreReplaced(context, found);
  const undoneAt = context.now();
  const expiresAt = new Date(undoneAt.getTime() + undoneDays * 86_400_000);
  const undone = await updateImport(context.db, id, {
    ...{ state: 'undone', undoneBy: context.actor.id, undoneAt, expiresAt },
  });
  noteState(context, found, 'undo-import', undone, reason);
  context.log.info({ import: id, restored }, 'import undone');
  return undone;
}

import { sql } from 'kysely';
import { transact } from '#domain/audit';
import { type Context, type Services, systemActor } from '#domain/context';
import { lockGlossary, lockGlossaryRow, raiseVersion } from '#domain/glossary/catalogue';
import {
  findImportRow,
  lockImportRow,
  settleImportQueue,
  type TermImport,
  updateImport,
} from '#domain/glossary/imports';
import { Problem } from '#platform/problems';
import { CommitPage, type PagedEntry } from './commit-page.ts';
import { compareEntries } from './profile-entries.ts';
import { failImportOf } from './stage-import.ts';

/** Entries held in memory at once. */
const pageSize = 500;

/**
 * Commits an import in one transaction: before it none of its terms counts, afterwards all that were accepted do. What
 * entries contradict is found anew, in the glossary as it is then. Does nothing where it is not to be committed.
 */
export async function settleImport(services: Services, importId: string): Promise<void> {
  const known = await findImportRow(services.db, importId);
  if (!known) return;
  try {
    await transact(services, systemActor(settleImportQueue.name), async (context) => {
      await lockGlossaryRow(context.db, known.glossaryId);
      const found = await lockImportRow(context.db, importId);
      if (found?.state !== 'committing') return;
      // What was begun while the project might change the glossary is not committed once it may not.
      await lockGlossary(context, found.projectId, found.glossaryId);
      await commit(context, found);
    });
  } catch (error) {
    // What was refused would be refused again.
    if (!(error instanceof Problem)) throw error;
    await failImportOf(services, importId, error);
  }
}

async function commit(context: Context, found: TermImport): Promise<void> {
  const { db } = context;
  await compareEntries(db, found);
  const version = await raiseVersion(context, found.glossaryId);
  await rejectOthers(context, found);
  for (let after = 0; ; ) {
    const entries = await listAccepted(context, found, after);
    if (entries.length === 0) break;
    await new CommitPage(context, found, version).commit(entries);
    after = entries.at(-1)!.number;
  }
  const { rows } = await sql<{ outcomes: Record<string, number> }>`
    select coalesce(jsonb_object_agg(outcome, count), '{}') as outcomes from (
      select outcome, count(*) from glossary_import_entries where import_id = ${found.id} group by 1) as counted
    where outcome is not null`.execute(db);
  await updateImport(db, found.id, {
    ...{ state: 'committed', committedAt: context.now(), committedVersion: version },
  });
  context.record({
    action: 'glossary.settle-import',
    subject: { kind: 'term-import', id: found.id },
    projectId: found.projectId,
    after: { glossaryId: found.glossaryId, state: 'committed', version, outcomes: rows[0]!.outcomes },
  });
}

async function rejectOthers({ db }: Context, { id, rest }: TermImport): Promise<void> {
  await sql`update glossary_import_entries set outcome = case when concept is null then 'unread' else 'rejected' end
    where import_id = ${id} and (concept is null or coalesce(decision, ${rest}) = 'rejected')`.execute(db);
}

async function listAccepted({ db }: Context, { id, rest }: TermImport, after: number): Promise<PagedEntry[]> {
  const { rows } = await sql<PagedEntry>`
    select number, concept, flags, concept_id as "conceptId", encode(signature, 'hex') as signature, (
      select earlier.concept_id from glossary_import_entries earlier
      where earlier.import_id = e.import_id and earlier.signature = e.signature and earlier.number < e.number
        and earlier.outcome in ('added', 'merged', 'replaced', 'unchanged') limit 1) as "twinId"
    from glossary_import_entries e
    where import_id = ${id} and number > ${after} and concept is not null and coalesce(decision, ${rest}) = 'accepted'
    order by number limit ${pageSize}`.execute(db);
  return rows;
}

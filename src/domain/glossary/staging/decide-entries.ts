import type { Context } from '#domain/context';
import {
  decideEntryRows,
  type EntryConcept,
  type EntryFilter,
  type EntryTerm,
  type ImportEntry,
  listEntries,
  lockImport,
  termImportProblem,
  updateEntryConcept,
  updateImport,
} from '#domain/glossary/imports';
import { insertEntryTerms } from './entry-rows.ts';
import { signatureOf } from './make-entry.ts';
import { compareEntries, profileEntries } from './profile-entries.ts';

/** Accepts or rejects the entries that are meant, or takes decisions back (null); how many those were. */
export async function decideEntries(
  context: Context,
  importId: string,
  {
    decision,
    where,
    reason,
  }: {
    readonly decision: 'accepted' | 'rejected' | null;
    readonly where: EntryFilter;
    readonly reason?: string | undefined;
  },
): Promise<number> {
  const { projectId } = await lockImport(context, importId, 'project.operate', ['reviewing']);
  const by = context.actor.id;
  const decided = await decideEntryRows(context.db, importId, where, { decision, by });
  context.record({
    action: 'glossary.decide-entries',
    subject: { kind: 'term-import', id: importId },
    projectId,
    after: { decision, decided },
    ...(reason !== undefined && { reason }),
  });
  return decided;
}

/** Changes what an entry would make; it is compared with the glossary anew. */
export async function editEntry(
  context: Context,
  importId: string,
  number: number,
  change: Partial<Omit<EntryConcept, 'extra'>>,
): Promise<ImportEntry> {
  const { projectId, glossaryId } = await lockImport(context, importId, 'project.operate', ['reviewing']);
  const before = await findEntry(context, importId, number);
  if (!before?.concept) throw termImportProblem('import-entry-unknown', { detail: `${number}` });
  const concept = { ...before.concept, ...change };
  await updateEntryConcept(context.db, importId, number, concept, signatureOf(concept));
  await insertEntryTerms(context.db, importId, [{ number, terms: concept.terms }]);
  await compareEntries(context.db, { id: importId, glossaryId }, [number]);
  await updateImport(context.db, importId, { profile: await profileEntries(context.db, importId) });
  context.record({
    action: 'glossary.edit-entry',
    subject: { kind: 'term-import', id: importId },
    projectId,
    after: { number },
  });
  return (await findEntry(context, importId, number))!;
}

/** Changes one term of an entry, by its place in the entry. */
export async function editEntryTerm(
  context: Context,
  importId: string,
  { number, index }: { readonly number: number; readonly index: number },
  change: Partial<EntryTerm>,
): Promise<ImportEntry> {
  await lockImport(context, importId, 'project.operate', ['reviewing']);
  const terms = (await findEntry(context, importId, number))?.concept?.terms;
  if (!terms?.[index])
    throw termImportProblem('import-entry-unknown', { detail: `${number}, term ${index}` });
  return editEntry(context, importId, number, {
    terms: terms.map((term, place) => (place === index ? { ...term, ...change } : term)),
  });
}

async function findEntry(
  { db }: Context,
  importId: string,
  number: number,
): Promise<ImportEntry | undefined> {
  return (await listEntries(db, importId, { numbers: [number] }, { limit: 1 }))[0];
}

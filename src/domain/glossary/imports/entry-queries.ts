import { type RawBuilder, sql } from 'kysely';
import { languageRoot } from '#engine/glossary';
import type { Database } from '#platform/database';
import type { EntryConcept, ImportEntry } from './term-import.ts';

const columns = sql`number, place, rows, concept, flags, decision, decided_by as "decidedBy", outcome,
  concept_id as "conceptId"`;

/** Which entries are meant; what is not said does not count. */
export interface EntryFilter {
  readonly numbers?: readonly number[] | undefined;
  /** All of these flags. */
  readonly flags?: readonly string[] | undefined;
  /** None of these. */
  readonly withoutFlags?: readonly string[] | undefined;
  readonly flagged?: boolean | undefined;
  readonly domain?: string | undefined;
  readonly language?: string | undefined;
  readonly text?: string | undefined;
  readonly decision?: 'accepted' | 'rejected' | 'none' | undefined;
  readonly outcome?: string | undefined;
}

function meant(importId: string, filter: EntryFilter): RawBuilder<unknown> {
  const { numbers, flags, withoutFlags, flagged, domain, language, text, decision, outcome } = filter;
  const parts: RawBuilder<unknown>[] = [sql`import_id = ${importId}`];
  if (numbers) parts.push(sql`number = any(${[...numbers]}::integer[])`);
  if (flags?.length) parts.push(sql`flags @> ${[...flags]}::text[]`);
  if (withoutFlags?.length) parts.push(sql`not flags && ${[...withoutFlags]}::text[]`);
  if (flagged !== undefined) parts.push(sql`(flags <> '{}') = ${flagged}`);
  if (domain !== undefined) parts.push(sql`concept->>'domain' = ${domain}`);
  if (decision !== undefined) parts.push(sql`coalesce(decision, 'none') = ${decision}`);
  if (outcome !== undefined) parts.push(sql`outcome = ${outcome}`);
  if (language !== undefined)
    parts.push(sql`exists (select from glossary_import_terms t where t.import_id = e.import_id and t.number = e.number
      and t.language_root = ${languageRoot(language)})`);
  if (text !== undefined)
    parts.push(sql`exists (select from jsonb_array_elements(concept->'terms') t
      where position(lower(${text}) in lower(t->>'text')) > 0)`);
  return sql.join(parts, sql` and `);
}

/** In the order of the file; one more than asked for, where there are more. */
export async function listEntries(
  db: Database,
  importId: string,
  filter: EntryFilter,
  { limit, after = 0 }: { readonly limit: number; readonly after?: number | undefined },
): Promise<ImportEntry[]> {
  const { rows } = await sql<ImportEntry>`
    select ${columns} from glossary_import_entries e where ${meant(importId, filter)} and number > ${after}
    order by number limit ${limit + 1}`.execute(db);
  return rows;
}

/** Decides on the entries that are meant and can be decided on; how many those were. */
export async function decideEntryRows(
  db: Database,
  importId: string,
  filter: EntryFilter,
  { decision, by }: { readonly decision: 'accepted' | 'rejected' | null; readonly by: string },
): Promise<number> {
  const { numAffectedRows } = await sql`
    update glossary_import_entries e set decision = ${decision}, decided_by = ${decision === null ? null : by}
    where ${meant(importId, filter)} and concept is not null`.execute(db);
  return Number(numAffectedRows ?? 0);
}

export async function updateEntryConcept(
  db: Database,
  importId: string,
  number: number,
  concept: EntryConcept,
  signature: string,
): Promise<void> {
  await sql`update glossary_import_entries set concept = ${JSON.stringify(concept)}::jsonb,
    signature = decode(${signature}, 'hex') where import_id = ${importId} and number = ${number}`.execute(db);
  await sql`delete from glossary_import_terms where import_id = ${importId} and number = ${number}`.execute(
    db,
  );
}

export interface EntryCounts {
  readonly decision: string | null;
  readonly outcome: string | null;
  readonly entries: number;
  readonly rows: number;
}

/** Entries and rows by decision and outcome. */
export async function countEntries(db: Database, importId: string): Promise<EntryCounts[]> {
  const { rows } = await sql<EntryCounts>`
    select decision, case when concept is null then 'unread' else outcome end as outcome, count(*)::int as entries,
      sum(rows)::int as rows
    from glossary_import_entries where import_id = ${importId} group by 1, 2`.execute(db);
  return rows;
}

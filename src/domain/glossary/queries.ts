import { sql } from 'kysely';
import type { Glossary } from '#engine/glossary';
import { type Database, newId } from '#platform/database';

export type Concept = Glossary['concepts'][number];

export interface AttachedGlossary {
  readonly id: string;
  readonly name: string;
  /** Higher first. */
  readonly priority: number;
}

/** Undefined where the name is taken. */
export async function insertGlossary(db: Database, name: string, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into glossaries (id, name, created_at) values (${newId()}, ${name}, ${now})
    on conflict (name) do nothing returning id`.execute(db);
  return rows[0]?.id;
}

export async function attachGlossaryRow(
  db: Database,
  projectId: string,
  { id, priority }: Omit<AttachedGlossary, 'name'>,
): Promise<void> {
  await sql`
    insert into project_glossaries (project_id, glossary_id, priority) values (${projectId}, ${id}, ${priority})
    on conflict (project_id, glossary_id) do update set priority = excluded.priority`.execute(db);
}

/** Glossaries of a project, the most important first. */
export async function listAttached(db: Database, projectId: string): Promise<AttachedGlossary[]> {
  const { rows } = await sql<AttachedGlossary>`
    select glossaries.id, name, priority from project_glossaries join glossaries on glossaries.id = glossary_id
    where project_id = ${projectId} order by priority desc, glossaries.id`.execute(db);
  return rows;
}

export async function detachGlossaryRow(db: Database, projectId: string, glossaryId: string): Promise<void> {
  await sql`delete from project_glossaries where project_id = ${projectId} and glossary_id = ${glossaryId}`.execute(
    db,
  );
}

/** Makes those who replace its terms wait for one another; whether there is such a glossary. */
export async function lockGlossary(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from glossaries where id = ${id} for no key update`.execute(db);
  return rows.length > 0;
}

export interface LanguagePair {
  readonly from: string;
  readonly to: string;
}

/** The language pairs a glossary has terms for. */
export async function listLanguages(db: Database, glossaryId: string): Promise<LanguagePair[]> {
  const { rows } = await sql<LanguagePair>`
    select distinct source_language as "from", target_language as "to" from glossary_terms
    where glossary_id = ${glossaryId} order by 1, 2`.execute(db);
  return rows;
}

export async function listConcepts(
  db: Database,
  glossaryId: string,
  { from, to }: LanguagePair,
): Promise<Concept[]> {
  const { rows } = await sql<{ term: Concept }>`
    select term from glossary_terms
    where glossary_id = ${glossaryId} and source_language = ${from} and target_language = ${to} order by id`.execute(
    db,
  );
  return rows.map(({ term }) => term);
}

/** Oldest first; one more than asked for, where there are more. */
export async function listConceptPage(
  db: Database,
  glossaryId: string,
  { limit, after = null }: { readonly limit: number; readonly after?: string | undefined | null },
) {
  const { rows } = await sql<LanguagePair & { id: string; concept: Concept }>`
    select id, source_language as "from", target_language as "to", term as concept from glossary_terms
    where glossary_id = ${glossaryId} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit + 1}`.execute(db);
  return rows;
}

/** Replaces what a glossary holds for a language pair. */
export async function replaceConcepts(
  db: Database,
  {
    id,
    from,
    to,
    now,
  }: { readonly id: string; readonly from: string; readonly to: string; readonly now: Date },
  concepts: readonly Concept[],
): Promise<void> {
  await sql`delete from glossary_terms
    where glossary_id = ${id} and source_language = ${from} and target_language = ${to}`.execute(db);
  const rows = concepts.map((term) => ({ id: newId(), term }));
  await sql`
    insert into glossary_terms (id, glossary_id, source_language, target_language, term, created_at)
    select entry.id, ${id}, ${from}, ${to}, term, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as entry (id uuid, term jsonb)`.execute(db);
}

import { sql } from 'kysely';
import type { Concept, TermStatus } from '#engine/glossary';
import type { Database } from '#platform/database';

/** A glossary as matchers know it. */
export interface GlossaryStamp {
  readonly id: string;
  readonly version: number;
  /** Whose concepts count; null: all count. */
  readonly domains: readonly string[] | null;
}

/** The glossaries a project uses now, the most important first. */
export async function listStamps(db: Database, projectId: string): Promise<GlossaryStamp[]> {
  const { rows } = await sql<GlossaryStamp>`
    select id, version::float8 as version, domains from project_glossaries join glossaries on id = glossary_id
    where project_id = ${projectId} and state = 'active' order by priority desc, id`.execute(db);
  return rows;
}

/** Terms that count on a day, `YYYY-MM-DD`. */
export interface Wanted {
  readonly glossaryId: string;
  /** Languages without region and script. */
  readonly roots: readonly string[];
  readonly day: string;
  /** Whose concepts count; null: all count. */
  readonly domains: readonly string[] | null;
}

interface TermRow {
  readonly conceptId: string;
  readonly language: string;
  readonly text: string;
  readonly status: TermStatus;
  readonly caseSensitive: boolean | null;
  readonly exactForm: boolean | null;
}

/** Concepts read at a time. */
const pageSize = 5_000;

/** What matchers need of the approved terms of a glossary, page by page in order of age; a concept's id is its row's. */
export async function* listMatchable(db: Database, wanted: Wanted): AsyncGenerator<Concept[]> {
  let after: string | undefined;
  do {
    const { concepts, last } = await readPage(db, wanted, after);
    yield concepts;
    after = last;
  } while (after !== undefined);
}

async function readPage(
  db: Database,
  { glossaryId, roots, day, domains }: Wanted,
  after: string | undefined,
): Promise<{ readonly concepts: Concept[]; readonly last: string | undefined }> {
  const { rows: page } = await sql<{ last: string | null; count: number }>`
    select (array_agg(id order by id desc))[1] as last, count(*)::int as count from (
      select id from glossary_concepts where glossary_id = ${glossaryId}
        and ${after === undefined ? sql`true` : sql`id > ${after}`}
      order by id limit ${pageSize}) as page`.execute(db);
  const { last, count } = page[0]!;
  if (last === null) return { concepts: [], last: undefined };
  const { rows } = await sql<TermRow>`
    select c.id as "conceptId", t.language, t.text, t.status, t.case_sensitive as "caseSensitive",
      t.exact_form as "exactForm"
    from glossary_concepts c join glossary_terms t on t.concept_id = c.id
    where c.glossary_id = ${glossaryId} and c.id <= ${last} and ${after === undefined ? sql`true` : sql`c.id > ${after}`}
      and (${domains === null} or c.domain = any(${[...(domains ?? [])]}::text[]))
      and c.state = 'active' and t.state = 'active' and t.approval = 'approved'
      and t.language_root = any(${[...roots]}) and coalesce(t.valid_from <= ${day}::date, true)
      and coalesce(t.valid_until >= ${day}::date, true)
    order by c.id, t.position, t.id`.execute(db);
  return { concepts: gather(rows), last: count < pageSize ? undefined : last };
}

function gather(rows: readonly TermRow[]): Concept[] {
  const concepts: { id: string; terms: Concept['terms'][number][] }[] = [];
  for (const { conceptId, language, text, status, caseSensitive, exactForm } of rows) {
    const term = {
      language,
      text,
      status,
      ...(caseSensitive !== null && { caseSensitive }),
      ...(exactForm !== null && { exactForm }),
    };
    const last = concepts.at(-1);
    if (last?.id === conceptId) last.terms.push(term);
    else concepts.push({ id: conceptId, terms: [term] });
  }
  return concepts;
}

/** The next day on which a term of these glossaries begins or ceases to count; undefined where none does. */
export async function findNextChange(
  db: Database,
  glossaryIds: readonly string[],
  day: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select min(day)::text as day from (
      select valid_from as day from glossary_terms
      where glossary_id = any(${[...glossaryIds]}::uuid[]) and valid_from > ${day}::date
      union all
      select valid_until + 1 from glossary_terms
      where glossary_id = any(${[...glossaryIds]}::uuid[]) and valid_until >= ${day}::date) as days`.execute(
    db,
  );
  return rows[0]?.day ?? undefined;
}

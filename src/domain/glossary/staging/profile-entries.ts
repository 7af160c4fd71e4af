import { sql } from 'kysely';
import type { ImportProfile, TermImport } from '#domain/glossary/imports';
import type { Database } from '#platform/database';

/** Flags that say how an entry stands to others and to the glossary. */
const computed = ['duplicate-in-file', 'known', 'meets', 'conflict', 'status-conflict', 'key-taken'];

/**
 * Compares the entries of an import with one another and with the glossary as it is now, in one statement, and writes
 * down what was found: as flags, and which concept an entry is most like. `numbers` are those entries alone.
 */
export async function compareEntries(
  db: Database,
  { id, glossaryId }: Pick<TermImport, 'id' | 'glossaryId'>,
  numbers?: readonly number[],
): Promise<void> {
  const some = numbers === undefined ? sql`true` : sql`e.number = any(${[...numbers]}::integer[])`;
  await sql`analyze glossary_import_entries`.execute(db);
  await sql`analyze glossary_import_terms`.execute(db);
  await sql`
    with asked as (
      select t.number, t.language_root, t.text_hash, t.forbidden from glossary_import_terms t
      join glossary_import_entries e on e.import_id = t.import_id and e.number = t.number
      where t.import_id = ${id} and ${some}
    ), living as (
      select t.concept_id, t.language_root, t.text_hash, t.status = 'forbidden' as forbidden
      from glossary_terms t join glossary_concepts c on c.id = t.concept_id
      where t.glossary_id = ${glossaryId} and t.state = 'active' and t.approval <> 'rejected' and c.state = 'active'
        and exists (select from asked where asked.language_root = t.language_root and asked.text_hash = t.text_hash)
    ), shared as (
      select asked.number, living.concept_id, count(*) as terms,
        bool_or(asked.forbidden <> living.forbidden) as differs
      from asked join living using (language_root, text_hash) group by 1, 2
    ), best as (
      select distinct on (number) number, concept_id, terms, differs from shared order by number, terms desc, concept_id
    ), sizes as (
      select number, count(*) as terms from asked group by 1
    ), contradicted as (
      select distinct best.number
      from best join (select distinct number, language_root from asked where not forbidden) as said using (number)
      where exists (
        select from glossary_terms t where t.concept_id = best.concept_id and t.language_root = said.language_root
          and t.state = 'active' and t.approval <> 'rejected' and t.status <> 'forbidden')
      and not exists (
        select from asked join glossary_terms t on t.concept_id = best.concept_id and t.language_root = asked.language_root
          and t.text_hash = asked.text_hash and t.state = 'active'
        where asked.number = best.number and asked.language_root = said.language_root and not asked.forbidden)
    ), twins as (
      select number from (
        select number, row_number() over (partition by signature order by number) as place
        from glossary_import_entries where import_id = ${id} and concept is not null) as ordered
      where place > 1
    ), judged as (
      select e.number, best.concept_id, array_remove(array[
        case when twins.number is not null then 'duplicate-in-file' end,
        case when best.terms = sizes.terms and not best.differs then 'known' end,
        case when best.number is not null and (best.terms < sizes.terms or best.differs) then 'meets' end,
        case when contradicted.number is not null then 'conflict' end,
        case when best.differs then 'status-conflict' end,
        case when taken.id is not null and taken.id is distinct from best.concept_id then 'key-taken' end
      ], null) as found
      from glossary_import_entries e
      join sizes on sizes.number = e.number
      left join best on best.number = e.number
      left join contradicted on contradicted.number = e.number
      left join twins on twins.number = e.number
      left join glossary_concepts taken on taken.glossary_id = ${glossaryId} and taken.key = e.concept->>'key'
      where e.import_id = ${id} and ${some}
    )
    update glossary_import_entries e set concept_id = judged.concept_id,
      flags = array(select flag from unnest(e.flags) flag where flag <> all(${computed})) || judged.found
    from judged where e.import_id = ${id} and e.number = judged.number`.execute(db);
}

/** What the entries of an import are like, counted. */
export async function profileEntries(db: Database, importId: string): Promise<ImportProfile> {
  const { rows } = await sql<ImportProfile>`
    with entries as (select concept, flags from glossary_import_entries where import_id = ${importId} and concept is not null),
    terms as (select term from entries, jsonb_array_elements(concept->'terms') term)
    select (select count(*)::int from entries) as entries, (select count(*)::int from terms) as terms,
      (select count(*)::int from entries where flags <> '{}') as flagged,
      (select coalesce(jsonb_object_agg(flag, count), '{}') from (
        select flag, count(*) from entries, unnest(flags) flag group by 1) as by_flag) as flags,
      (select coalesce(jsonb_object_agg(language, count), '{}') from (
        select term->>'language' as language, count(*) from terms group by 1 order by 2 desc limit 100) as by_language) as languages,
      (select coalesce(jsonb_object_agg(status, count), '{}') from (
        select term->>'status' as status, count(*) from terms group by 1) as by_status) as statuses`.execute(
    db,
  );
  return rows[0]!;
}

import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { DomainCount, GlossaryUser } from './glossary.ts';

/** Projects that use a glossary, by name. */
export async function listUserRows(db: Database, glossaryId: string): Promise<GlossaryUser[]> {
  const { rows } = await sql<GlossaryUser>`
    select projects.id as "projectId", projects.name, priority, access, domains
    from project_glossaries join projects on projects.id = project_id
    where glossary_id = ${glossaryId} order by projects.name, projects.id`.execute(db);
  return rows;
}

/** Domains of a glossary's concepts by name, with how many concepts that are not deleted each has. */
export async function listDomainRows(
  db: Database,
  glossaryId: string,
  limit: number,
): Promise<DomainCount[]> {
  const { rows } = await sql<DomainCount>`
    select domain, count(*)::int as concepts from glossary_concepts
    where glossary_id = ${glossaryId} and domain is not null and state <> 'deleted'
    group by domain order by domain limit ${limit}`.execute(db);
  return rows;
}

/** Glossaries that a project does not use and that are not deleted, by name. */
export async function listUnusedRows(
  db: Database,
  projectId: string,
  limit: number,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from glossaries where state <> 'deleted' and not exists (
      select from project_glossaries where glossary_id = glossaries.id and project_id = ${projectId})
    order by name limit ${limit}`.execute(db);
  return rows;
}

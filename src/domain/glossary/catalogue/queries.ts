import { sql } from 'kysely';
import type { Context } from '#domain/context';
import { type Database, newId } from '#platform/database';
import type { AttachedGlossary, GlossaryFields, GlossaryUse, Hold, State } from './glossary.ts';
import { noteForIndex } from './queues.ts';

const columns = sql`
  glossaries.id, name, description, owner, state, hold, version::float8 as version, revision,
  created_at as "createdAt", updated_at as "updatedAt", priority, access, domains`;

/** Undefined where the name is taken. */
export async function insertGlossary(
  db: Database,
  { name, description, owner, by, now }: GlossaryFields & { readonly by: string; readonly now: Date },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    insert into glossaries (id, name, description, owner, created_by, created_at, updated_at)
    values (${newId()}, ${name}, ${description}, ${owner}, ${by}, ${now}, ${now})
    on conflict (name) do nothing returning id`.execute(db);
  return rows[0]?.id;
}

export async function attachGlossaryRow(
  db: Database,
  projectId: string,
  { id, priority, access, domains = null }: GlossaryUse & { readonly id: string },
): Promise<void> {
  await sql`
    insert into project_glossaries (project_id, glossary_id, priority, access, domains)
    values (${projectId}, ${id}, ${priority}, ${access}, ${domains && [...domains]}::text[])
    on conflict (project_id, glossary_id)
    do update set priority = excluded.priority, access = excluded.access,
      domains = excluded.domains`.execute(db);
}

/** Glossaries of a project, the most important first; deleted ones are among them. */
export async function listAttached(db: Database, projectId: string): Promise<AttachedGlossary[]> {
  const { rows } = await sql<AttachedGlossary>`
    select ${columns} from project_glossaries join glossaries on glossaries.id = glossary_id
    where project_id = ${projectId} order by priority desc, glossaries.id`.execute(db);
  return rows;
}

export async function findAttached(
  db: Database,
  projectId: string,
  glossaryId: string,
): Promise<AttachedGlossary | undefined> {
  const { rows } = await sql<AttachedGlossary>`
    select ${columns} from project_glossaries join glossaries on glossaries.id = glossary_id
    where project_id = ${projectId} and glossary_id = ${glossaryId}`.execute(db);
  return rows[0];
}

/** Makes those who change a glossary wait for one another; whether there is such a glossary. */
export async function lockGlossaryRow(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from glossaries where id = ${id} for no key update`.execute(db);
  return rows.length > 0;
}

/** Undefined where the name is taken. */
export async function updateGlossary(
  db: Database,
  id: string,
  { name, description, owner }: GlossaryFields,
  now: Date,
): Promise<void> {
  await sql`update glossaries set name = ${name}, description = ${description}, owner = ${owner},
    revision = revision + 1, updated_at = ${now} where id = ${id}`.execute(db);
}

export async function hasName(db: Database, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from glossaries where name = ${name}`.execute(db);
  return rows.length > 0;
}

export async function updateState(db: Database, id: string, state: State, now: Date): Promise<void> {
  await sql`update glossaries set state = ${state}, revision = revision + 1, version = version + 1,
    updated_at = ${now} where id = ${id}`.execute(db);
}

export async function updateHold(db: Database, id: string, hold: Hold | null, now: Date): Promise<void> {
  await sql`update glossaries set hold = ${hold === null ? null : JSON.stringify(hold)}::jsonb,
    revision = revision + 1, updated_at = ${now} where id = ${id}`.execute(db);
}

/** Counts a change of its terms; resolves with the version it made. The glossary has to be locked. */
export async function raiseVersion(context: Context, id: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    update glossaries set version = version + 1 where id = ${id} returning version::float8 as version`.execute(
    context.db,
  );
  await noteForIndex(context, id);
  return rows[0]!.version;
}

export async function detachGlossaryRow(db: Database, projectId: string, glossaryId: string): Promise<void> {
  await sql`delete from project_glossaries where project_id = ${projectId} and glossary_id = ${glossaryId}`.execute(
    db,
  );
}

import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A name somebody looks for. */
export interface NameSearch {
  /** Part of a name, in any case. */
  readonly name: string;
  /** Only of this project, where what is looked for belongs to projects. */
  readonly projectId?: string | undefined;
  readonly limit: number;
}

/** Something that has a name. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** A pattern for `like` and `ilike` that finds a text as it is written, wherever it stands. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Rows of a table whose name holds a text: those that are called just so first, then by name. */
export async function listNamed(
  db: Database,
  table: string,
  { name, projectId, limit }: NameSearch,
): Promise<readonly Named[]> {
  const ofProject = projectId === undefined ? sql`` : sql`and project_id = ${projectId}`;
  const { rows } = await sql<Named>`
    select id::text as id, name from ${sql.table(table)} where name ilike ${containing(name)} ${ofProject}
    order by lower(name) <> lower(${name}), lower(name), id limit ${limit}`.execute(db);
  return rows;
}

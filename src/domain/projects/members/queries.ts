import { sql } from 'kysely';
import type { ProjectRole } from '#domain/context';
import type { Database } from '#platform/database';
import type { MemberTables } from './tables.ts';

const tables = (db: Database) => db.withTables<MemberTables>();

/** Whether there is a person of this id; the table is identity's. */
export async function hasPerson(db: Database, id: string): Promise<boolean> {
  const { rows } = await sql`select 1 from users where id = ${id}`.execute(db);
  return rows.length > 0;
}

/** The id of the person with this address, in whatever case it is written. */
export async function findPersonByEmail(db: Database, email: string): Promise<string | undefined> {
  const { rows } = await sql<{
    id: string;
  }>`select id from users where lower(email) = lower(${email})`.execute(db);
  return rows[0]?.id;
}

export interface Member {
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly role: ProjectRole;
}

/** By name. */
export async function listMembers(db: Database, projectId: string): Promise<Member[]> {
  const { rows } = await sql<Member>`
    select user_id as "userId", users.name, users.email, project_members.role
    from project_members join users on users.id = user_id
    where project_id = ${projectId} order by users.name, user_id`.execute(db);
  return rows;
}

export async function upsertMember(
  db: Database,
  projectId: string,
  { userId, role }: Pick<Member, 'userId' | 'role'>,
): Promise<void> {
  await tables(db)
    .insertInto('project_members')
    .values({ project_id: projectId, user_id: userId, role })
    .onConflict((conflict) => conflict.columns(['project_id', 'user_id']).doUpdateSet({ role }))
    .execute();
}

/** Whether there was such a member. */
export async function deleteMember(db: Database, projectId: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await tables(db)
    .deleteFrom('project_members')
    .where('project_id', '=', projectId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

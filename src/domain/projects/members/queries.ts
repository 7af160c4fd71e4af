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

export interface Member {
  readonly userId: string;
  readonly role: ProjectRole;
}

export async function listMembers(db: Database, projectId: string): Promise<Member[]> {
  const rows = await tables(db)
    .selectFrom('project_members')
    .select(['user_id', 'role'])
    .where('project_id', '=', projectId)
    .orderBy('user_id')
    .execute();
  return rows.map(({ user_id, role }) => ({ userId: user_id, role }));
}

export async function upsertMember(db: Database, projectId: string, { userId, role }: Member): Promise<void> {
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

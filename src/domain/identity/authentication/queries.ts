import { sql } from 'kysely';
import type { ProjectRole, Role } from '#domain/context';
import type { Database } from '#platform/database';

export interface Bearer {
  readonly userId: string;
  readonly name: string;
  readonly role: Role;
  readonly projects: Readonly<Record<string, ProjectRole>> | null;
}

/** The person of a session that has not expired and who is not disabled, with their projects: one indexed query. */
export async function findBearerOfSession(
  db: Database,
  token: string,
  now: Date,
): Promise<Bearer | undefined> {
  const { rows } = await sql<Bearer>`
    select u.id as "userId", u.name, u.role, ${projectsOf}
    from user_sessions s join users u on u.id = s."userId"
    where s.token = ${token} and s."expiresAt" > ${now} and u.banned is not true`.execute(db);
  return rows[0];
}

export interface KeyBearer extends Bearer {
  readonly keyId: string;
  readonly keyName: string | null;
  readonly permissions: string | null;
  readonly metadata: string | null;
  readonly lastRequest: Date | null;
}

/** The owner of a key that is in force, with their projects: one indexed query. */
export async function findBearerOfKey(db: Database, hash: string, now: Date): Promise<KeyBearer | undefined> {
  const { rows } = await sql<KeyBearer>`
    select u.id as "userId", u.name, u.role, ${projectsOf}, k.id as "keyId", k.name as "keyName", k.permissions,
      k.metadata, k."lastRequest"
    from api_keys k join users u on u.id = k."referenceId"
    where k.key = ${hash} and k.enabled is not false and (k."expiresAt" is null or k."expiresAt" > ${now})
      and u.banned is not true`.execute(db);
  return rows[0];
}

const projectsOf = sql`(select json_object_agg(m.project_id, m.role) from project_members m
  where m.user_id = u.id and u.role <> 'administrator') as projects`;

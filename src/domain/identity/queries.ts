import { sql } from 'kysely';
import type { ProjectRole, Role } from '#domain/context';
import { type Database, newId } from '#platform/database';
import type { IdentityTables } from './tables.ts';

const tables = (db: Database) => db.withTables<IdentityTables>();

/** Any number, the same for whatever may change who administers the house. */
const administratorsLock = 7_265_310_423;

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
  readonly secondFactor: boolean;
  readonly createdAt: Date;
}

const personColumns = ['id', 'name', 'email', 'role', 'banned', 'twoFactorEnabled', 'createdAt'] as const;

type PersonRow = Pick<
  IdentityTables['users'],
  'id' | 'name' | 'email' | 'role' | 'banned' | 'twoFactorEnabled'
> & {
  createdAt: Date;
};

function toPerson({ id, name, email, role, banned, twoFactorEnabled, createdAt }: PersonRow): Person {
  return {
    id,
    name,
    email,
    role,
    disabled: banned === true,
    secondFactor: twoFactorEnabled === true,
    createdAt,
  };
}

export async function findPerson(db: Database, id: string): Promise<Person | undefined> {
  const row = await tables(db)
    .selectFrom('users')
    .select(personColumns)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toPerson(row);
}

export async function findPersonByEmail(db: Database, email: string): Promise<Person | undefined> {
  const query = tables(db).selectFrom('users').select(personColumns);
  const row = await query.where('email', '=', email.toLowerCase()).executeTakeFirst();
  return row && toPerson(row);
}

/** By id. */
export async function listPeople(db: Database, page: { after?: string; limit: number }): Promise<Person[]> {
  let query = tables(db).selectFrom('users').select(personColumns).orderBy('id').limit(page.limit);
  if (page.after !== undefined) query = query.where('id', '>', page.after);
  return (await query.execute()).map(toPerson);
}

/** Makes this transaction the only one that changes who administers the house, until it ends. */
export async function lockAdministrators(transaction: Database): Promise<void> {
  await sql`select pg_advisory_xact_lock(${administratorsLock})`.execute(transaction);
}

/** How many people administer the house and are not disabled. */
export async function countAdministrators(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from users where role = 'administrator' and banned is not true`.execute(db);
  return rows[0]!.count;
}

export async function updatePerson(
  db: Database,
  id: string,
  change: { readonly role?: Role; readonly name?: string; readonly disabled?: boolean },
  now: Date,
): Promise<void> {
  await tables(db)
    .updateTable('users')
    .set({
      ...(change.role && { role: change.role }),
      ...(change.name && { name: change.name }),
      ...(change.disabled !== undefined && { banned: change.disabled }),
      updatedAt: now,
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteSecondFactor(db: Database, userId: string): Promise<void> {
  await sql`delete from user_second_factors where "userId" = ${userId}`.execute(db);
  await tables(db).updateTable('users').set({ twoFactorEnabled: false }).where('id', '=', userId).execute();
}

/** Ends whatever a person is signed in with. */
export async function deleteSessions(db: Database, userId: string): Promise<void> {
  await tables(db).deleteFrom('user_sessions').where('userId', '=', userId).execute();
}

export async function insertLink(
  db: Database,
  link: { readonly hash: Uint8Array; readonly userId: string | null; readonly expiresAt: Date },
): Promise<void> {
  await tables(db)
    .deleteFrom('one_time_links')
    .where('user_id', 'is not distinct from', link.userId)
    .execute();
  await tables(db)
    .insertInto('one_time_links')
    .values({ token_hash: Buffer.from(link.hash), user_id: link.userId, expires_at: link.expiresAt })
    .execute();
}

export interface OneTimeLink {
  readonly userId: string | null;
}

export async function findLink(db: Database, hash: Uint8Array, now: Date): Promise<OneTimeLink | undefined> {
  const row = await tables(db)
    .selectFrom('one_time_links')
    .select('user_id')
    .where('token_hash', '=', Buffer.from(hash))
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && { userId: row.user_id };
}

/** Deletes a link; of two who try at once only one gets it. */
export async function takeLink(db: Database, hash: Uint8Array, now: Date): Promise<OneTimeLink | undefined> {
  const row = await tables(db)
    .deleteFrom('one_time_links')
    .where('token_hash', '=', Buffer.from(hash))
    .where('expires_at', '>', now)
    .returning('user_id')
    .executeTakeFirst();
  return row && { userId: row.user_id };
}

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

export async function updateKeyUse(db: Database, id: string, now: Date): Promise<void> {
  await tables(db).updateTable('api_keys').set({ lastRequest: now }).where('id', '=', id).execute();
}

export interface KeyRow {
  readonly id: string;
  readonly name: string | null;
  readonly start: string | null;
  readonly referenceId: string;
  readonly lastRequest: Date | null;
  readonly expiresAt: Date | null;
  readonly createdAt: Date;
  readonly permissions: string | null;
  readonly metadata: string | null;
}

const keyColumns = [
  'id',
  'name',
  'start',
  'referenceId',
  'lastRequest',
  'expiresAt',
  'createdAt',
  'permissions',
  'metadata',
] as const;

/** By id; of one owner or of everybody. */
export function listKeyRows(
  db: Database,
  page: { readonly ownerId?: string; readonly after?: string; readonly limit: number },
): Promise<KeyRow[]> {
  let query = tables(db).selectFrom('api_keys').select(keyColumns).orderBy('id').limit(page.limit);
  if (page.ownerId !== undefined) query = query.where('referenceId', '=', page.ownerId);
  if (page.after !== undefined) query = query.where('id', '>', page.after);
  return query.execute();
}

export function findKeyRow(db: Database, id: string): Promise<KeyRow | undefined> {
  return tables(db).selectFrom('api_keys').select(keyColumns).where('id', '=', id).executeTakeFirst();
}

export async function deleteKey(db: Database, id: string): Promise<void> {
  await tables(db).deleteFrom('api_keys').where('id', '=', id).execute();
}

/** Counts an attempt in its window of milliseconds, which begins with the first attempt after the last one ended. */
export async function insertAttempt(
  db: Database,
  key: string,
  now: Date,
  window: number,
): Promise<{ readonly count: number; readonly since: number }> {
  const time = now.getTime();
  const { rows } = await sql<{ count: number; since: number }>`
    insert into sign_in_rates as r (id, key, count, "lastRequest") values (${newId()}, ${key}, 1, ${time})
    on conflict (key) do update set
      count = case when r."lastRequest" <= ${time - window} then 1 else r.count + 1 end,
      "lastRequest" = case when r."lastRequest" <= ${time - window} then ${time} else r."lastRequest" end
    returning r.count, r."lastRequest" as since`.execute(db);
  return rows[0]!;
}

export async function deleteAttempts(db: Database, key: string): Promise<void> {
  await sql`delete from sign_in_rates where key = ${key}`.execute(db);
}

/** Forgets sessions, links, verifications and counts of attempts that have been over for a day; how many there were. */
export async function deleteExpired(db: Database, now: Date): Promise<number> {
  const before = new Date(now.getTime() - 86_400_000);
  const statements = [
    sql`delete from user_sessions where "expiresAt" < ${before}`,
    sql`delete from user_verifications where "expiresAt" < ${before}`,
    sql`delete from one_time_links where expires_at < ${before}`,
    sql`delete from sign_in_rates where "lastRequest" < ${before.getTime()}`,
  ];
  let deleted = 0;
  for (const statement of statements) deleted += Number((await statement.execute(db)).numAffectedRows ?? 0);
  return deleted;
}

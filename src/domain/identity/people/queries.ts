import { sql } from 'kysely';
import type { Role } from '#domain/context';
import type { Database } from '#platform/database';
import type { PeopleTables } from './tables.ts';

const tables = (db: Database) => db.withTables<PeopleTables>();

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
  PeopleTables['users'],
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

/** Names of people by id; keys and tasks have none here. */
export async function listNames(db: Database, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from users where id = any(${[...new Set(ids)]}::text[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

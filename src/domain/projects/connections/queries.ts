import { type Selectable, sql } from 'kysely';
import type { Database } from '#platform/database';
import type { ProviderSettings } from '#platform/providers/catalogue';
import type { ConnectionTables } from './tables.ts';

const tables = (db: Database) => db.withTables<ConnectionTables>();

/** A configured provider; its secret is never part of it. */
export interface Connection {
  readonly id: string;
  /** Null: for every project. */
  readonly projectId: string | null;
  readonly name: string;
  readonly settings: ProviderSettings;
  readonly hasSecret: boolean;
  readonly enabled: boolean;
  /** Portions under way at once, over all processes. */
  readonly concurrency: number;
  readonly spendingLimit: number | null;
  readonly spendingPeriod: 'day' | 'month' | 'ever';
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

function toConnection(row: Selectable<ConnectionTables['connections']>): Connection {
  return {
    id: row.id,
    projectId: row.project_id,
    name: row.name,
    settings: row.settings as ProviderSettings,
    hasSecret: row.secret !== null,
    enabled: row.enabled,
    concurrency: row.concurrency,
    spendingLimit: row.spending_limit === null ? null : Number(row.spending_limit),
    spendingPeriod: row.spending_period,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

export async function findConnectionRow(db: Database, id: string): Promise<Connection | undefined> {
  const row = await tables(db).selectFrom('connections').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toConnection(row);
}

/** For a change, which sees every change before it. */
export async function lockConnectionRow(db: Database, id: string): Promise<Connection | undefined> {
  const query = tables(db).selectFrom('connections').selectAll().where('id', '=', id).forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  return row && toConnection(row);
}

export async function findSealedSecret(db: Database, id: string): Promise<Buffer | null> {
  const row = await tables(db)
    .selectFrom('connections')
    .select('secret')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.secret ?? null;
}

/** Of a project with those of the whole house; of the house alone where no project is given. */
export async function listConnectionRows(db: Database, projectId: string | null): Promise<Connection[]> {
  const rows = await tables(db)
    .selectFrom('connections')
    .selectAll()
    .where((where) =>
      projectId === null
        ? where('project_id', 'is', null)
        : where.or([where('project_id', '=', projectId), where('project_id', 'is', null)]),
    )
    .orderBy('id')
    .execute();
  return rows.map(toConnection);
}

export type NewConnection = Omit<Connection, 'hasSecret' | 'revision'> & { readonly secret: Buffer | null };

/** False where the name is taken. */
export async function insertConnection(db: Database, connection: NewConnection): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('connections')
    .values({
      id: connection.id,
      project_id: connection.projectId,
      name: connection.name,
      settings: JSON.stringify(connection.settings),
      secret: connection.secret,
      enabled: connection.enabled,
      concurrency: connection.concurrency,
      spending_limit: connection.spendingLimit,
      spending_period: connection.spendingPeriod,
      created_at: connection.createdAt,
      updated_at: connection.updatedAt,
    })
    .onConflict((conflict) => conflict.columns(['project_id', 'name']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type ConnectionChange = Partial<
  Pick<NewConnection, 'settings' | 'secret' | 'enabled' | 'concurrency' | 'spendingLimit' | 'spendingPeriod'>
>;

export async function updateConnection(
  db: Database,
  id: string,
  change: ConnectionChange,
  now: Date,
): Promise<Connection> {
  const row = await tables(db)
    .updateTable('connections')
    .set({
      ...(change.settings !== undefined && { settings: JSON.stringify(change.settings) }),
      ...(change.secret !== undefined && { secret: change.secret }),
      ...(change.enabled !== undefined && { enabled: change.enabled }),
      ...(change.concurrency !== undefined && { concurrency: change.concurrency }),
      ...(change.spendingLimit !== undefined && { spending_limit: change.spendingLimit }),
      ...(change.spendingPeriod !== undefined && { spending_period: change.spendingPeriod }),
      revision: sql`revision + 1`,
      updated_at: now,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toConnection(row);
}

export async function deleteConnectionRow(db: Database, id: string): Promise<void> {
  await tables(db).deleteFrom('connections').where('id', '=', id).execute();
}

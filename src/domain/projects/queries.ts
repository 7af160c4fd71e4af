import { type Selectable, sql } from 'kysely';
import type { ProjectRole } from '#domain/context';
import type { Database } from '#platform/database';
import type { ProviderSettings } from '#platform/providers/catalogue';
import type { ProjectTables } from './tables.ts';

const tables = (db: Database) => db.withTables<ProjectTables>();

/** A customer's or department's space. */
export interface Project {
  readonly id: string;
  /** Short and for ever, as in addresses. */
  readonly key: string;
  readonly name: string;
  /** BCP 47 tags. */
  readonly sourceLanguage: string | null;
  readonly targetLanguages: readonly string[];
  readonly currentPolicyId: string | null;
  readonly archivedAt: Date | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

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

function toProject(row: Selectable<ProjectTables['projects']>): Project {
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    sourceLanguage: row.source_language,
    targetLanguages: row.target_languages,
    currentPolicyId: row.current_policy_id,
    archivedAt: row.archived_at,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

function toConnection(row: Selectable<ProjectTables['connections']>): Connection {
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

export async function findProjectRow(db: Database, id: string): Promise<Project | undefined> {
  const row = await tables(db).selectFrom('projects').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toProject(row);
}

export async function lockProjectRow(db: Database, id: string): Promise<Project | undefined> {
  const query = tables(db).selectFrom('projects').selectAll().where('id', '=', id).forNoKeyUpdate();
  const row = await query.executeTakeFirst();
  return row && toProject(row);
}

export interface ProjectPage {
  /** Of the projects to list; all where undefined. */
  readonly ids: readonly string[] | undefined;
  readonly after?: string;
  readonly limit: number;
}

/** Oldest first. */
export async function listProjectRows(db: Database, { ids, after, limit }: ProjectPage): Promise<Project[]> {
  let query = tables(db).selectFrom('projects').selectAll();
  if (ids) query = query.where('id', '=', sql<string>`any(${ids}::uuid[])`);
  if (after) query = query.where('id', '>', after);
  return (await query.orderBy('id').limit(limit).execute()).map(toProject);
}

/** False where the key is taken. */
export async function insertProject(db: Database, project: Project): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(db)
    .insertInto('projects')
    .values({
      id: project.id,
      key: project.key,
      name: project.name,
      source_language: project.sourceLanguage,
      target_languages: [...project.targetLanguages],
      created_at: project.createdAt,
      updated_at: project.updatedAt,
    })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type ProjectChange = Partial<
  Pick<Project, 'name' | 'sourceLanguage' | 'targetLanguages' | 'currentPolicyId' | 'archivedAt'>
>;

export async function updateProject(
  db: Database,
  id: string,
  change: ProjectChange,
  now: Date,
): Promise<Project> {
  const row = await tables(db)
    .updateTable('projects')
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.sourceLanguage !== undefined && { source_language: change.sourceLanguage }),
      ...(change.targetLanguages !== undefined && { target_languages: [...change.targetLanguages] }),
      ...(change.currentPolicyId !== undefined && { current_policy_id: change.currentPolicyId }),
      ...(change.archivedAt !== undefined && { archived_at: change.archivedAt }),
      revision: sql`revision + 1`,
      updated_at: now,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toProject(row);
}

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

export interface PolicyRow {
  readonly id: string;
  readonly projectId: string;
  /** From 1. */
  readonly version: number;
  readonly body: unknown;
  readonly createdBy: string;
  readonly createdAt: Date;
}

const toPolicy = (row: Selectable<ProjectTables['policies']>): PolicyRow => ({
  id: row.id,
  projectId: row.project_id,
  version: row.version,
  body: row.body,
  createdBy: row.created_by,
  createdAt: row.created_at,
});

export async function findPolicyRow(db: Database, id: string): Promise<PolicyRow | undefined> {
  const row = await tables(db).selectFrom('policies').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toPolicy(row);
}

/** Newest first. */
export async function listPolicyRows(
  db: Database,
  projectId: string,
  { before, limit }: { readonly before?: string; readonly limit: number },
): Promise<PolicyRow[]> {
  let query = tables(db).selectFrom('policies').selectAll().where('project_id', '=', projectId);
  if (before) query = query.where('id', '<', before);
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(toPolicy);
}

export async function insertPolicy(db: Database, policy: PolicyRow): Promise<void> {
  await tables(db)
    .insertInto('policies')
    .values({
      id: policy.id,
      project_id: policy.projectId,
      version: policy.version,
      body: JSON.stringify(policy.body),
      created_by: policy.createdBy,
      created_at: policy.createdAt,
    })
    .execute();
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

export interface Spending {
  readonly day: string;
  readonly currency: string;
  readonly price: number;
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  readonly characters: number;
}

/** Adds to what a connection has spent on a day (UTC); nothing where it was deleted, since its work is kept all the same. */
export async function addSpending(db: Database, connectionId: string, spent: Spending): Promise<void> {
  await sql`
    insert into connection_spending as old (connection_id, day, currency, price, calls, input_tokens, output_tokens, characters)
    select id, ${spent.day}::date, ${spent.currency}::text, ${spent.price}::numeric, ${spent.calls}::integer,
      ${spent.inputTokens}::bigint, ${spent.outputTokens}::bigint, ${spent.characters}::bigint from connections where id = ${connectionId} for key share
    on conflict (connection_id, day, currency) do update set price = old.price + excluded.price,
      calls = old.calls + excluded.calls, input_tokens = old.input_tokens + excluded.input_tokens,
      output_tokens = old.output_tokens + excluded.output_tokens, characters = old.characters + excluded.characters`.execute(
    db,
  );
}

/** What a connection has spent since a day (UTC), all currencies added as they are. */
export async function sumSpending(
  db: Database,
  connectionId: string,
  since: string | undefined,
): Promise<number> {
  const { rows } = await sql<{ spent: string | null }>`
    select sum(price) as spent from connection_spending
    where connection_id = ${connectionId} and day >= ${since ?? '0001-01-01'}`.execute(db);
  return Number(rows[0]?.spent ?? 0);
}

/** By day, newest first. */
export async function listSpending(db: Database, connectionId: string, limit: number): Promise<Spending[]> {
  const { rows } = await sql<Spending & { price: string }>`
    select to_char(day, 'YYYY-MM-DD') as day, currency, price, calls, input_tokens as "inputTokens",
      output_tokens as "outputTokens", characters
    from connection_spending where connection_id = ${connectionId} order by connection_spending.day desc, currency limit ${limit}`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, price: Number(row.price) }));
}

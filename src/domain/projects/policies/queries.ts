import type { Selectable } from 'kysely';
import type { Database } from '#platform/database';
import type { PolicyTables } from './tables.ts';

const tables = (db: Database) => db.withTables<PolicyTables>();

export interface PolicyRow {
  readonly id: string;
  readonly projectId: string;
  /** From 1. */
  readonly version: number;
  readonly body: unknown;
  readonly createdBy: string;
  readonly createdAt: Date;
}

const toPolicy = (row: Selectable<PolicyTables['policies']>): PolicyRow => ({
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

import type { Database } from '#platform/database';
import type { RunTables } from './tables.ts';

const tables = (db: Database) => db.withTables<RunTables>();

export interface Delivery {
  readonly runId: string;
  readonly artifactId: string;
  readonly certificate: Readonly<Record<string, unknown>>;
  readonly deliveredAt: Date;
}

/** A run is delivered once: a second delivery breaks the primary key and takes its transaction with it. */
export async function insertDelivery(db: Database, delivery: Delivery): Promise<void> {
  await tables(db)
    .insertInto('deliveries')
    .values({
      run_id: delivery.runId,
      artifact_id: delivery.artifactId,
      certificate: JSON.stringify(delivery.certificate),
      delivered_at: delivery.deliveredAt,
    })
    .execute();
}

export async function findDelivery(db: Database, runId: string): Promise<Delivery | undefined> {
  const row = await tables(db)
    .selectFrom('deliveries')
    .selectAll()
    .where('run_id', '=', runId)
    .executeTakeFirst();
  return (
    row && {
      runId: row.run_id,
      artifactId: row.artifact_id,
      certificate: row.certificate as unknown as Delivery['certificate'],
      deliveredAt: row.delivered_at,
    }
  );
}

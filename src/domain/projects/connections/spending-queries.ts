import { sql } from 'kysely';
import type { Database } from '#platform/database';

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

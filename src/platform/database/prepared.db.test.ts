import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { testDatabase } from '#test/database';
import { prepared } from './index.ts';

const { db } = await testDatabase();

/** Texts of the statements that this connection has prepared, with how often their plans were used. */
const listPrepared = sql<{ statement: string; uses: number }>`
  select statement, (generic_plans + custom_plans)::integer as uses from pg_prepared_statements`;

test('what is marked is prepared once on a connection and answers by its parameters', async () => {
  await db.connection().execute(async (connection) => {
    const ask = async (number: number) => {
      const { rows } = await prepared(sql<{ sum: number }>`select ${number}::integer + 1 as sum`).execute(
        connection,
      );
      return rows[0]!.sum;
    };
    expect([await ask(1), await ask(2), await ask(40)]).toEqual([2, 3, 41]);
    await sql`select 7 as unmarked`.execute(connection);
    const { rows } = await listPrepared.execute(connection);
    expect(rows).toEqual([{ statement: '/* prepared */ select $1::integer + 1 as sum', uses: 3 }]);
  });
});

test('statements that look alike are told apart, and one that is refused can be asked again', async () => {
  await db.connection().execute(async (connection) => {
    const divide = (by: number) =>
      prepared(sql<{ result: number }>`select 6 / ${by}::integer as result`).execute(connection);
    await expect(divide(0)).rejects.toMatchObject({ code: '22012' });
    expect((await divide(3)).rows).toEqual([{ result: 2 }]);
    const { rows } = await prepared(sql`select 6 / ${3}::integer as other`).execute(connection);
    expect(rows).toEqual([{ other: 2 }]);
  });
});

test('nothing is compiled just in time', async () => {
  const { rows } = await sql`show jit`.execute(db);
  expect(rows).toEqual([{ jit: 'off' }]);
});

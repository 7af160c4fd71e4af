import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { newId, storableText } from '#platform/database';
import { testDatabase } from '#test/database';
import { BinaryArray } from './index.ts';

const { db } = await testDatabase();

/** What PostgreSQL makes of an array. */
async function received(array: BinaryArray, type: string): Promise<unknown[]> {
  const cast = sql.raw(type);
  const { rows } = await sql<{ value: unknown }>`
    select value from unnest(${array.bytes}::${cast}[]) with ordinality as given (value, place) order by place`.execute(
    db,
  );
  return rows.map(({ value }) => value);
}

it('is received as it was filled, whatever its elements and what it held before', async () => {
  const [asText, asJson, asNumbers] = [
    new BinaryArray('text'),
    new BinaryArray('jsonb'),
    new BinaryArray('int4'),
  ];
  asText.addText('x'.repeat(2 ** 22));
  const text = fc.string({ unit: 'binary', maxLength: 3000 }).map(storableText);
  await fc.assert(
    fc.asyncProperty(
      fc.array(text),
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      async (texts, numbers) => {
        for (const array of [asText, asJson, asNumbers]) array.clear();
        for (const one of texts) {
          asText.addText(one);
          asJson.addText(JSON.stringify({ one }));
        }
        for (const number of numbers) asNumbers.addInteger(number);
        expect(await received(asText, 'text')).toEqual(texts);
        expect(await received(asJson, 'jsonb')).toEqual(texts.map((one) => ({ one })));
        expect(await received(asNumbers, 'integer')).toEqual(numbers);
      },
    ),
    { numRuns: 30 },
  );
});

it('has ids, bytes, bits, truths and nulls', async () => {
  const id = newId();
  const ids = new BinaryArray('uuid');
  ids.addUuid(id);
  ids.addNull();
  expect(ids.length).toBe(2);
  expect(await received(ids, 'uuid')).toEqual([id, null]);
  const bytes = new BinaryArray('bytea');
  bytes.addHex('00ff10');
  expect(await received(bytes, 'bytea')).toEqual([Buffer.from('00ff10', 'hex')]);
  const bits = new BinaryArray('varbit');
  const some = ['', '1', '0000000011', '1'.padStart(128, '0')];
  for (const one of some) bits.addBits(one);
  expect(await received(bits, 'varbit')).toEqual(some);
  const truths = new BinaryArray('bool');
  for (const one of [true, false]) truths.addBoolean(one);
  expect(await received(truths, 'boolean')).toEqual([true, false]);
});

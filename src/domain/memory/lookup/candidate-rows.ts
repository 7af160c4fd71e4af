import { type RawBuilder, sql } from 'kysely';
import { packedEntry } from '#domain/memory/retrieval';
import { nearUnits, type SignatureQuery } from '#engine/matching';
import { type Database, prepared } from '#platform/database';
import { groupsOf, type KeysOfText, partsAtOnce, partsOf } from './key-parts.ts';
import { type CountingUnits, NearestUnits } from './nearest-units.ts';

/** Bytes of entries that a statement gives at most, shared among its texts; of texts that have more they are read bit by bit. */
const bytesOfStatement = 32 * 2 ** 20;
/** Rows of one bit: 7 MB of entries at most. */
const rowsAtOnce = 2_000;

export interface Candidates {
  /** Of units, for each text. */
  readonly ids: string[][];
  /** What the statements that found them saw, as PostgreSQL writes it; none where they found nothing. */
  readonly snapshots: readonly string[];
  /** Whether the order was in use all the while; who writes units by another leaves this one out. */
  readonly isCurrent: boolean;
}

/**
 * The ids of units that share a key with each text and whose weights and words allow the score (`nearUnits`). Units of imports
 * that are not committed are left out as far as that is cheap; whether a unit is there and live is for the caller to see, and
 * so is whether it is alike: entries may tell of a text that the unit had before.
 */
export async function listCandidates(
  db: Database,
  orderId: number,
  threshold: number,
  queries: readonly SignatureQuery[],
  {
    counting,
    mostBytes = bytesOfStatement,
  }: { readonly counting: CountingUnits; readonly mostBytes?: number },
): Promise<Candidates> {
  const snapshots = new Set<string>();
  let isCurrent = true;
  const found = queries.map(() => new NearestUnits(counting));
  const add = (place: number, entries: Buffer) =>
    found[place]!.add(nearUnits(entries, queries[place]!, threshold));
  const large = new Set<number>();
  const parts = partsOf(queries).values();
  const takeParts = async (): Promise<void> => {
    for (const part of parts)
      for (const { place, entries, isLarge, ...seen } of await listEntries(db, orderId, part, mostBytes)) {
        snapshots.add(seen.snapshot);
        isCurrent &&= seen.isActive;
        if (isLarge) large.add(place);
        else if (entries !== null) await add(place, Buffer.from(entries, 'base64'));
      }
  };
  await Promise.all(Array.from({ length: partsAtOnce }, takeParts));
  for (const place of large)
    await readEntries(db, orderId, queries[place]!.keys, (entries) => add(place, entries));
  const ids: string[][] = [];
  for (const units of found) ids.push(await units.list());
  return { ids, snapshots: [...snapshots], isCurrent };
}

interface EntriesOfText {
  /** What the statement saw, as PostgreSQL writes it. */
  readonly snapshot: string;
  /** Whether the order was in use then. */
  readonly isActive: boolean;
  readonly place: number;
  /** As `nearUnits` reads them, in base64; null where there are none, or too many for a statement. */
  readonly entries: string | null;
  readonly isLarge: boolean;
}

/** The entries that have one of the keys of each text. */
async function listEntries(
  db: Database,
  orderId: number,
  part: readonly KeysOfText[],
  mostBytes: number,
): Promise<EntriesOfText[]> {
  const bytes = sql`(select ${Math.floor(mostBytes / part.length)}::integer)`;
  const met = metEntries(orderId, sql`asked.keys::integer[]`, sql`asked.groups::text[]`);
  const statement = sql<EntriesOfText>`
    select asked.place, encode(entries, 'base64') as entries, coalesce(bytes > ${bytes}, false) as "isLarge",
      pg_current_snapshot()::text as snapshot,
      exists (select from token_orders where id = ${orderId} and state = 'active') as "isActive"
    from unnest((select ${part.map(({ keys }) => arrayOf(keys))}::text[]),
        (select ${part.map(({ keys }) => arrayOfGroups(keys))}::text[]),
        (select ${part.map(({ place }) => place)}::integer[])) as asked (keys, groups, place),
      lateral (select max(bytes) as bytes,
          case when max(bytes) <= ${bytes} then string_agg(entries, '') filter (where bytes <= ${bytes}) end as entries
        from (select entries, sum(length(entries)) over (rows unbounded preceding) as bytes from (${met}) met) summed) gathered`;
  return (await prepared(statement).execute(db)).rows;
}

/** The same of one text, in bits: very many units may share a key. */
async function readEntries(
  db: Database,
  orderId: number,
  keys: readonly number[],
  visit: (entries: Buffer) => Promise<void>,
): Promise<void> {
  const met = metEntries(
    orderId,
    sql`${arrayOf(keys)}::integer[]`,
    sql`array[${sql.join(groupsOf(keys).map((some) => sql`${arrayOf(some)}`))}]::text[]`,
  );
  await inTransaction(db, async (transaction) => {
    await sql`declare entries_of_text no scroll cursor for ${met}`.execute(transaction);
    for (;;) {
      const bit = sql<{ entries: Buffer }>`fetch ${sql.lit(rowsAtOnce)} from entries_of_text`;
      const { rows } = await bit.execute(transaction);
      await visit(Buffer.concat(rows.map(({ entries }) => entries)));
      if (rows.length < rowsAtOnce) break;
    }
    await sql`close entries_of_text`.execute(transaction);
  });
}

/**
 * Of all signatures whether they are packed already or not. `offset 0` and `+ 0` keep the planner from all but the index by
 * keys: while statistics are old it thinks that few signatures are not packed, or of the order, and would go through all of
 * those for each text. Mostly all are packed: that is asked once for all texts, by the index of what is not, which then is
 * empty; `order by` keeps the planner to it, which would read the table for the first of many that statistics still know of.
 */
function metEntries(
  orderId: number,
  keys: RawBuilder<unknown>,
  groups: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`select entries from memory_postings where order_id = ${orderId} and key = any(${keys})
    union all select entry from unnest(${groups}) as part (keys), lateral (
      select ${packedEntry} as entry from memory_signatures signature
      where signature.keys && part.keys::integer[] and not packed and order_id + 0 = ${orderId}
        and (import_id is null or exists (
          select from memory_imports where memory_imports.id = import_id and state = 'committed'))
      offset 0) unpacked
    where (select unit_id from memory_signatures where order_id = ${orderId} and packed < true
      order by unit_id limit 1) is not null`;
}

const arrayOf = (keys: readonly number[]) => `{${keys.join(',')}}`;
const arrayOfGroups = (keys: readonly number[]) =>
  `{${groupsOf(keys)
    .map((some) => `"${arrayOf(some)}"`)
    .join(',')}}`;

function inTransaction<T>(db: Database, work: (transaction: Database) => Promise<T>): Promise<T> {
  return db.isTransaction ? work(db) : db.transaction().execute(work);
}

/** Normalised plain texts of signed units, by id. */
export async function listSources(
  db: Database,
  orderId: number,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const statement = sql<{ id: string; source: string }>`
    select unit_id as id, source from unnest((select ${[...ids]}::uuid[])) as asked (id)
    join memory_signatures on order_id = ${orderId} and unit_id = asked.id`;
  return new Map((await prepared(statement).execute(db)).rows.map(({ id, source }) => [id, source]));
}

import { sql } from 'kysely';
import { packedEntry } from '#domain/memory/retrieval';
import { nearUnits, type SignatureQuery } from '#engine/matching';
import { type Database, prepared } from '#platform/database';
import { groupsOf, type KeysOfText, partsAtOnce, partsOf } from './key-parts.ts';

/** Candidates of one text; of more, those with the most words in common. */
const mostCandidates = 5_000;

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
): Promise<string[][]> {
  const found = queries.map((): Map<string, number> => new Map());
  const parts = partsOf(queries).values();
  const takeParts = async (): Promise<void> => {
    for (const part of parts)
      for (const { place, entries } of await listEntries(db, orderId, part))
        for (const { id, apart } of nearUnits(Buffer.from(entries, 'base64'), queries[place]!, threshold))
          found[place]!.set(id, apart);
  };
  await Promise.all(Array.from({ length: partsAtOnce }, takeParts));
  return found.map((units) => {
    if (units.size <= mostCandidates) return [...units.keys()];
    const nearest = [...units].sort(([a, apart], [b, other]) => apart - other || (a < b ? 1 : -1));
    return nearest.slice(0, mostCandidates).map(([id]) => id);
  });
}

interface EntriesOfText {
  readonly place: number;
  /** As `nearUnits` reads them, in base64. */
  readonly entries: string;
}

/**
 * The entries that have one of the keys, of all signatures whether they are packed already or not. `offset 0` and `+ 0` keep
 * the planner from all but the index by keys: while statistics are old it thinks that few signatures are not packed, or of the
 * order, and would go through all of those for each text.
 */
async function listEntries(
  db: Database,
  orderId: number,
  part: readonly KeysOfText[],
): Promise<EntriesOfText[]> {
  const groups = part.map(
    ({ keys }) =>
      `{${groupsOf(keys)
        .map((some) => `"{${some.join(',')}}"`)
        .join(',')}}`,
  );
  const statement = sql<EntriesOfText>`
    select asked.place, encode(string_agg(met.entries, ''), 'base64') as entries
    from unnest((select ${part.map(({ keys }) => `{${keys.join(',')}}`)}::text[]), (select ${groups}::text[]),
        (select ${part.map(({ place }) => place)}::integer[])) as asked (keys, groups, place),
      lateral (
        select entries from memory_postings where order_id = ${orderId} and key = any(asked.keys::integer[])
        union all select entry from unnest(asked.groups::text[]) as part (keys), lateral (
          select ${packedEntry} as entry from memory_signatures signature
          where signature.keys && part.keys::integer[] and not packed and order_id + 0 = ${orderId}
            and (import_id is null or exists (
              select from memory_imports where memory_imports.id = import_id and state = 'committed'))
          offset 0) unpacked) met
    group by asked.place`;
  return (await prepared(statement).execute(db)).rows;
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

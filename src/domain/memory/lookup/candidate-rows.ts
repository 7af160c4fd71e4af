import { sql } from 'kysely';
import type { SignatureQuery } from '#engine/matching';
import { type Database, prepared } from '#platform/database';
import { type KeyGroups, partsAtOnce, partsOf } from './key-parts.ts';

/** A unit that may be like a text. */
export interface CandidateRow {
  /** Of the text among those asked for. */
  readonly place: number;
  readonly id: string;
  /** Normalised plain text. */
  readonly source: string;
}

/** Candidates of one text and part of its keys; of more, those with the most words in common. */
const mostCandidates = 5_000;

/**
 * Units that share a key with a text, whose weights allow the score, and whose words do: each bit that one has and the other
 * lacks stands for a word (20) that they have not in common, and what they have in common is to be `threshold` per cent of
 * the heavier. Units of imports that are not committed are left out as far as that is cheap; whether a unit is live is for
 * the caller to see.
 */
export async function listCandidates(
  db: Database,
  orderId: number,
  threshold: number,
  queries: readonly SignatureQuery[],
): Promise<CandidateRow[]> {
  const found = new Map<string, CandidateRow>();
  const parts = partsOf(queries).values();
  const takeParts = async (): Promise<void> => {
    for (const part of parts)
      for (const row of await listOfPart(db, orderId, threshold, part))
        found.set(`${row.place} ${row.id}`, row);
  };
  await Promise.all(Array.from({ length: partsAtOnce }, takeParts));
  return [...found.values()];
}

async function listOfPart(
  db: Database,
  orderId: number,
  threshold: number,
  part: readonly KeyGroups[],
): Promise<CandidateRow[]> {
  const numbers = (name: 'weight' | 'lightest' | 'heaviest') =>
    sql`(select ${part.map(({ query }) => query[name])}::integer[])`;
  const needed = sql`(${threshold}::integer * greatest(signature.weight, asked.weight) + 99) / 100`;
  // The first condition on words follows from the next two, and leaves few for them.
  const statement = sql<CandidateRow>`
    select asked.place, found.unit_id as id, found.source
    from unnest(${numbers('weight')}, ${numbers('lightest')}, ${numbers('heaviest')},
        ${part.map(({ query }) => query.words)}::bit(128)[],
        ${part.map(({ groups }) => `{${groups.map((group) => `"${group}"`).join(',')}}`)}::text[],
        ${part.map(({ place }) => place)}::integer[])
        as asked (weight, lightest, heaviest, words, groups, place),
      lateral (select unit_id, source
        from (select distinct on (unit_id) unit_id, source, bit_count(alike.words # asked.words) as apart
          from unnest(asked.groups::text[]) as part (keys),
            lateral (select unit_id, source, signature.words from memory_signatures signature
              where signature.keys && part.keys::integer[] and order_id = ${orderId}
                and signature.weight between asked.lightest and asked.heaviest
                and bit_count(asked.words # signature.words) * 20 <= asked.weight + signature.weight - 2 * (${needed})
                and bit_count(asked.words & ~signature.words) * 20 <= asked.weight - ${needed}
                and bit_count(signature.words & ~asked.words) * 20 <= signature.weight - ${needed}
                and (import_id is null or exists (
                  select from memory_imports import where import.id = import_id and import.state = 'committed'))) alike) near
        order by apart, unit_id desc limit ${mostCandidates}) found`;
  return (await prepared(statement).execute(db)).rows;
}

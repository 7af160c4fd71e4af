import { sql } from 'kysely';
import type { SignatureQuery } from '#engine/matching';
import type { Database } from '#platform/database';

/** A unit that may be like a text. */
export interface CandidateRow {
  /** Of the text among those asked for. */
  readonly place: number;
  readonly id: string;
  /** Normalised plain text. */
  readonly source: string;
}

/** Candidates of one text; of more, those with the most words in common. */
export const mostCandidates = 5_000;

/**
 * PostgreSQL compares each entry it meets with every key that it is asked for at once, so many keys are asked for in groups:
 * of 250 keys, groups of eight take a quarter of the time.
 */
const keysOfGroup = 8;
const mostGroups = 16;

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
  if (queries.length === 0) return [];
  const numbers = (name: 'weight' | 'lightest' | 'heaviest') =>
    sql`${queries.map((query) => query[name])}::integer[]`;
  const groups = groupsOf(queries.map(({ keys }) => keys));
  const names = sql.join(groups.map((_, group) => sql.ref(`keys_${group}`)));
  const sharesKey = sql.join(
    groups.map((_, group) => sql`signature.keys && asked.${sql.ref(`keys_${group}`)}::integer[]`),
    sql` or `,
  );
  const needed = sql`(${threshold}::integer * greatest(signature.weight, asked.weight) + 99) / 100`;
  // The first condition on words follows from the next two, and leaves few for them.
  const { rows } = await sql<CandidateRow>`
    select place::integer - 1 as place, found.unit_id as id, found.source
    from unnest(${numbers('weight')}, ${numbers('lightest')}, ${numbers('heaviest')},
        ${queries.map(({ words }) => words)}::bit(128)[], ${sql.join(groups.map((group) => sql`${group}::text[]`))})
        with ordinality as asked (weight, lightest, heaviest, words, ${names}, place),
      lateral (select unit_id, source from memory_signatures signature
        where (${sharesKey}) and order_id = ${orderId}
          and signature.weight between asked.lightest and asked.heaviest
          and bit_count(asked.words # signature.words) * 20 <= asked.weight + signature.weight - 2 * (${needed})
          and bit_count(asked.words & ~signature.words) * 20 <= asked.weight - ${needed}
          and bit_count(signature.words & ~asked.words) * 20 <= signature.weight - ${needed}
          and (import_id is null or exists (
            select from memory_imports import where import.id = import_id and import.state = 'committed'))
        order by bit_count(signature.words # asked.words), unit_id desc limit ${mostCandidates}) found`.execute(
    db,
  );
  return rows;
}

/** For each group the keys of every text that are in it, as PostgreSQL writes arrays. */
function groupsOf(keys: readonly (readonly number[])[]): string[][] {
  const most = Math.max(...keys.map(({ length }) => length));
  const count = Math.min(mostGroups, Math.max(1, Math.ceil(most / keysOfGroup)));
  return Array.from({ length: count }, (_, group) =>
    keys.map((own) => `{${own.filter((_, place) => place % count === group).join(',')}}`),
  );
}

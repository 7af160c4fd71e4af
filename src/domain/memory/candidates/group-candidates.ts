import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database';

export const groupings = ['flag', 'author', 'year', 'language', 'source'] as const;
export type Grouping = (typeof groupings)[number];

/** Candidates that share something. */
export interface CandidateGroup {
  /** The flag, author, year or target language they share; null for those that have none. Of sources their text. */
  readonly key: string | null;
  readonly candidates: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly undecided: number;
  /** One of them. */
  readonly sample: string;
}

const mostGroups = 200;

const keyOf: Readonly<Record<Grouping, RawBuilder<unknown>>> = {
  flag: sql`flagged.flag`,
  author: sql`unit.unit->>'changedBy'`,
  year: sql`left(unit.unit->>'changedAt', 4)`,
  language: sql`book.target_language`,
  source: sql`unit.book_id, unit.source_hash`,
};

/** The largest groups of an import's candidates; of sources those with several targets. */
export async function groupCandidates(
  db: Database,
  importId: string,
  by: Grouping,
): Promise<CandidateGroup[]> {
  const flags = sql`join memory_candidate_flags flagged
    on flagged.import_id = ${importId} and flagged.unit_id = unit.id`;
  const source = sql`(select coalesce(sample.unit->>'source', sample.unit->'source'->>'items')
    from memory_units sample where sample.id = min(unit.id::text)::uuid)`;
  const { rows } = await sql<CandidateGroup>`
    select ${by === 'source' ? source : keyOf[by]} as key, count(*) as candidates,
      count(*) filter (where decision = 'accepted') as accepted,
      count(*) filter (where decision = 'rejected') as rejected,
      count(*) filter (where decision is null) as undecided, min(unit.id::text)::uuid as sample
    from memory_units unit join memory_books book on book.id = unit.book_id ${by === 'flag' ? flags : sql``}
    where unit.import_id = ${importId} and unit.status = 'active'
    group by ${keyOf[by]} ${by === 'source' ? sql`having count(*) > 1` : sql``}
    order by candidates desc, sample limit ${mostGroups}`.execute(db);
  return rows;
}

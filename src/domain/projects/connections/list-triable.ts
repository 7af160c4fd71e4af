import { sql } from 'kysely';
import { type Context, requireInHouse } from '#domain/context';

/** An enabled connection with the languages it may be wanted for. */
export interface TriableConnection {
  readonly id: string;
  readonly name: string;
  /** Key of its project; null for one of the house. */
  readonly project: string | null;
  /** Of the projects that may use it, at most ten; a language that projects leave to the document is English here. */
  readonly pairs: readonly { readonly from: string; readonly to: string }[];
}

/** Enabled connections of the house and of all projects, in the order they were made. */
export async function listTriable({ actor, db }: Context, limit: number): Promise<TriableConnection[]> {
  requireInHouse(actor, 'house.administer');
  const { rows } = await sql<TriableConnection>`
    select c.id, c.name, p.key as project,
      coalesce((select jsonb_agg(pair) from (
        select distinct jsonb_build_object('from', coalesce(q.source_language, 'en'), 'to', target) as pair
        from projects q, unnest(q.target_languages) as target
        where q.archived_at is null and (c.project_id is null or q.id = c.project_id)
        order by pair limit 10) pairs), '[]') as pairs
    from connections c left join projects p on p.id = c.project_id
    where c.enabled and p.archived_at is null
    order by c.id limit ${limit}`.execute(db);
  return rows;
}

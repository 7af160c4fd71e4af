import { type Context, requireInHouse } from '#domain/context';
import type { SearchState } from '#platform/search';
import { type IndexLag, listLags } from './queries.ts';

export interface TermSearch {
  /** Whether a search server is set. */
  readonly isSet: boolean;
  /** Of the process that answers. */
  readonly state: SearchState | null;
  readonly indexes: readonly IndexLag[];
}

/** Whether lists of concepts are answered by the search server, and how far it has what changed. */
export async function describeTermSearch({ actor, db, services: { search } }: Context): Promise<TermSearch> {
  requireInHouse(actor, 'house.administer');
  return { isSet: search !== undefined, state: search?.state ?? null, indexes: await listLags(db) };
}

import { type Context, requireInProject } from '#domain/context';
import { listAttached, requireGlossary } from '#domain/glossary/catalogue';
import {
  type ConceptFilter,
  type ConceptPage,
  type KeptConcept,
  listConceptRows,
  listWantedById,
} from '#domain/glossary/concepts';
import { findProject } from '#domain/projects';
import { SearchError } from '#platform/search';
import { isCurrentName } from './index-name.ts';
import { indexQuery } from './index-query.ts';
import { findCurrentIndex } from './queries.ts';

/** Which concepts of which glossaries are wanted. */
export interface AskedConcepts {
  readonly glossaryIds: readonly string[];
  readonly filter: ConceptFilter;
  readonly page: ConceptPage;
}

/** Concepts of a glossary, oldest first; one more than asked for, where there are more. */
export async function findConcepts(
  context: Context,
  projectId: string,
  glossaryId: string,
  filter: ConceptFilter,
  page: ConceptPage,
): Promise<KeptConcept[]> {
  await requireGlossary(context, projectId, glossaryId);
  return retrieve(context, { glossaryIds: [glossaryId], filter, page });
}

/** The same of all active glossaries that a project uses. */
export async function searchConcepts(
  context: Context,
  projectId: string,
  filter: ConceptFilter,
  page: ConceptPage,
): Promise<KeptConcept[]> {
  requireInProject(context.actor, 'project.read', projectId);
  await findProject(context, projectId);
  const used = (await listAttached(context.db, projectId)).filter(({ state }) => state === 'active');
  return retrieve(context, { glossaryIds: used.map(({ id }) => id), filter, page });
}

/**
 * The search server, where one is set and has the glossaries as they are now, says which concepts they are; PostgreSQL says
 * what is in them, or answers alone. Both give the same concepts in the same order.
 */
async function retrieve(context: Context, asked: AskedConcepts): Promise<KeptConcept[]> {
  const { glossaryIds, filter, page } = asked;
  if (glossaryIds.length === 0) return [];
  const ids = await askIndex(context, asked);
  if (ids !== undefined) {
    const rows = ids.length === 0 ? [] : await listWantedById(context.db, glossaryIds, ids, filter);
    if (rows.length === ids.length) return rows;
    // Something changed in between.
  }
  return listConceptRows(context.db, glossaryIds, filter, page);
}

async function askIndex(
  { db, log, services: { search } }: Context,
  { glossaryIds, filter, page: { limit, after } }: AskedConcepts,
): Promise<readonly string[] | undefined> {
  if (!search) return undefined;
  const name = await findCurrentIndex(db, glossaryIds);
  if (name === undefined || !isCurrentName(search, name)) return undefined;
  try {
    const query = indexQuery(glossaryIds, filter);
    const { ids } = await search.search(name, { query, sort: 'id', after, limit: limit + 1 });
    if (!ids.every(isId)) throw new SearchError('unreadable', 'it found what is no concept');
    return ids;
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    log.warn({ index: name, reason: error.message }, 'concepts are looked up without the search server');
    return undefined;
  }
}

const isId = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);

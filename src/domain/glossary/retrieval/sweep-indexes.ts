import { z } from 'zod';
import type { Services } from '#domain/context';
import { syncIndexQueue } from '#domain/glossary/catalogue';
import { defineQueue } from '#platform/queue';
import { SearchError, type SearchServer } from '#platform/search';
import { indexName, isCurrentName } from './index-name.ts';
import { forgetIndex, insertIndex, listBehind, listIndexes, retireIndex } from './queries.ts';

export const sweepIndexesQueue = defineQueue<Record<string, never>>({
  name: 'glossary.sweep-indexes',
  payload: z.strictObject({}),
  role: 'upkeep',
  retries: 0,
  timeout: 300,
  concurrency: 1,
  schedule: '*/5 * * * *',
  purpose: 'Finds what the search server has not heard of, as after it was away, where one is set.',
});

/** Glossaries that are brought up to date at once; the next sweep finds the others. */
const mostGlossaries = 1_000;

/**
 * Begins an index where there is none of the form that this program reads, sends a job for every glossary of which one has not
 * all, and deletes those that are no longer asked.
 */
export async function sweepIndexes({ db, search, queue, log, now }: Services): Promise<number> {
  if (!search) return 0;
  try {
    await search.check();
    await deleteRetired({ db, search });
  } catch (error) {
    if (!(error instanceof SearchError)) throw error;
    log.warn({ reason: error.message }, 'the search server does not answer');
    return 0;
  }
  const indexes = await listIndexes(db);
  const isCurrent = (name: string): boolean => isCurrentName(search, name);
  const building = indexes.find(({ state }) => state === 'building');
  if (building && !isCurrent(building.name)) await retireIndex(db, building.name);
  if (!indexes.some(({ name, state }) => state !== 'retired' && isCurrent(name)))
    await insertIndex(db, indexName(search, now()), now());
  const behind = await listBehind(db, mostGlossaries);
  await queue.sendAll(
    db,
    syncIndexQueue,
    behind.map((glossaryId) => ({ payload: { glossaryId }, options: { singletonKey: glossaryId } })),
  );
  return behind.length;
}

async function deleteRetired({
  db,
  search,
}: Pick<Services, 'db'> & { readonly search: SearchServer }): Promise<void> {
  for (const { name, state } of await listIndexes(db)) {
    if (state !== 'retired') continue;
    await search.deleteIndex(name);
    await forgetIndex(db, name);
  }
}

/** Begins an index beside the one that is asked, which goes on until the other has everything; its name. */
export async function rebuildIndex(services: Services): Promise<string | undefined> {
  const { db, search, now } = services;
  if (!search) return undefined;
  await insertIndex(db, indexName(search, now()), now());
  await sweepIndexes(services);
  return (await listIndexes(db)).find(({ state }) => state === 'building')?.name;
}

import type { Services } from '#domain/context';
import { listChangedConcepts } from '#domain/glossary/concepts';
import type { Database } from '#platform/database';
import { type IndexAction, SearchError, type SearchServer } from '#platform/search';
import { indexDocument, mappings } from './index-document.ts';
import {
  forgetProgress,
  listIndexes,
  lockProgress,
  switchIndex,
  takeRemovals,
  updateProgress,
} from './queries.ts';

/** Concepts read at a time, and bytes sent at a time. */
const pageSize = 200;
const mostBytes = 4_000_000;

/**
 * Brings what changed in a glossary to every index, page by page, and asks the one that was built from then on. A page is
 * written again where the process was killed in it, which changes nothing. Rejects with a `SearchError` where the server does
 * not take it.
 */
export async function syncIndex(
  { db, search }: Pick<Services, 'db' | 'search'>,
  glossaryId: string,
  signal?: AbortSignal,
): Promise<void> {
  if (!search) return;
  for (const { name, state } of await listIndexes(db)) {
    if (state === 'retired') continue;
    await ensureIndex(db, search, name);
    while (await syncPage(db, search, { name, glossaryId }, signal)) signal?.throwIfAborted();
  }
  await db.transaction().execute(switchIndex);
}

/** The same; while the server is away there is nothing to do: the next sweep finds what it has not heard of. */
export async function syncIndexOrWait(
  services: Services,
  glossaryId: string,
  signal?: AbortSignal,
): Promise<void> {
  try {
    await syncIndex(services, glossaryId, signal);
  } catch (error) {
    if (!(error instanceof SearchError && error.isRetryable)) throw error;
    services.log.warn({ glossaryId, reason: error.message }, 'the search server did not take a change');
  }
}

async function ensureIndex(db: Database, search: SearchServer, name: string): Promise<void> {
  if (await search.hasIndex(name)) return;
  // In this order: an empty index whose progress says that it is full would be believed.
  await forgetProgress(db, name);
  await search.createIndex(name, mappings);
}

/** Whether there is more. */
async function syncPage(
  db: Database,
  search: SearchServer,
  { name, glossaryId }: { readonly name: string; readonly glossaryId: string },
  signal: AbortSignal | undefined,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const progress = await lockProgress(tx, name, glossaryId);
    if (!progress || progress.indexedVersion === progress.version) return false;
    const { version, indexedVersion, reachedVersion, reachedId } = progress;
    const removed = await takeRemovals(tx, name, glossaryId, pageSize);
    const after = { version: reachedVersion, id: reachedId };
    const changed = await listChangedConcepts(tx, glossaryId, after, pageSize);
    const actions: IndexAction[] = [
      ...removed.map((id) => ({ id, version: version + 1 })),
      ...changed.map((concept) => {
        return { id: concept.id, version: concept.changedVersion, document: indexDocument(concept) };
      }),
    ];
    for (const part of inParts(actions)) await search.write(name, part, signal);
    const last = changed.at(-1);
    const reached = {
      reachedVersion: last?.changedVersion ?? reachedVersion,
      reachedId: last?.id ?? reachedId,
    };
    const isMore = removed.length === pageSize || changed.length === pageSize;
    if (!isMore) await search.refresh(name);
    const indexed = isMore ? indexedVersion : version;
    await updateProgress(tx, name, glossaryId, { ...reached, indexedVersion: indexed });
    return isMore;
  });
}

function* inParts(actions: readonly IndexAction[]): Generator<IndexAction[]> {
  let part: IndexAction[] = [];
  let bytes = 0;
  for (const action of actions) {
    const size = JSON.stringify(action).length * 2;
    if (part.length > 0 && bytes + size > mostBytes) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(action);
    bytes += size;
  }
  if (part.length > 0) yield part;
}

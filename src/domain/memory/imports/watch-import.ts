import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from '#domain/context';
import type { ImportState } from './memory-import.ts';
import { findImportRow } from './queries.ts';
import { showImport } from './schemas.ts';

const pause = 500;
/** States in which something happens by itself. */
const moving: readonly ImportState[] = ['staging', 'committing'];

/** The import each time it has changed, until it waits for people or has ended, or the watcher leaves. */
export async function* watchImport(
  { services }: Context,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<{ readonly id: string; readonly event: string; readonly data: unknown }> {
  let seen = -1;
  while (!signal.aborted) {
    const found = await findImportRow(services.db, id);
    if (!found) return;
    if (found.revision !== seen) yield { id: `${found.revision}`, event: 'import', data: showImport(found) };
    seen = found.revision;
    if (!moving.includes(found.state)) return;
    await wait(pause, undefined, { signal }).catch(() => {});
  }
}

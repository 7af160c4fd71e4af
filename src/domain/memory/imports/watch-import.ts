import type { Context } from '#domain/context';
import { followImport } from '#domain/imports';
import { findImportRow } from './queries.ts';
import { showImport } from './schemas.ts';

/** The import each time it has changed, until it waits for people or has ended, or the watcher leaves. */
export async function* watchImport(
  { services }: Context,
  id: string,
  signal: AbortSignal,
): AsyncGenerator<{ readonly id: string; readonly event: string; readonly data: unknown }> {
  for await (const found of followImport(() => findImportRow(services.db, id), signal))
    yield { id: `${found.revision}`, event: 'import', data: showImport(found) };
}

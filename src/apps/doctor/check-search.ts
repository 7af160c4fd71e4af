import { openSearch } from '#apps/service';
import type { Configuration } from '#platform/config';
import { type Check, ok, warn } from './check.ts';

/** Whether the search server that is set answers; never a failure, since the service works without it. */
export async function checkSearch(configuration: Configuration): Promise<Check[]> {
  const search = openSearch(configuration);
  if (!search) return [];
  try {
    return [ok('search', await search.check())];
  } catch (error) {
    return [
      warn(
        'search',
        (error as Error).message,
        'Check the server and the settings that begin with VERSO_SEARCH; until then PostgreSQL looks concepts up.',
      ),
    ];
  }
}

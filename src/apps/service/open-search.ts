import type { Configuration } from '#platform/config';
import { openSearchServer, type SearchServer } from '#platform/search';

/** The search server that is set, if one is. Nothing is reached yet. */
export function openSearch(configuration: Configuration): SearchServer | undefined {
  const { searchUrl: url, searchUser, searchPassword, searchPrefix, searchTimeout } = configuration;
  if (url === undefined) return undefined;
  return openSearchServer({
    url,
    prefix: searchPrefix,
    timeout: searchTimeout,
    ...(searchUser !== undefined && { user: searchUser, password: searchPassword ?? '' }),
  });
}

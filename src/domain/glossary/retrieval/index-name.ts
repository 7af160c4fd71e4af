import type { SearchServer } from '#platform/search';
import { mappingVersion } from './index-document.ts';

const stemOf = ({ prefix }: SearchServer): string => `${prefix}-concepts-${mappingVersion}-`;

export const indexName = (search: SearchServer, now: Date): string =>
  `${stemOf(search)}${now.getTime().toString(36)}`;

/** Whether an index is of this server's prefix, with the fields that this program asks for. */
export const isCurrentName = (search: SearchServer, name: string): boolean => name.startsWith(stemOf(search));

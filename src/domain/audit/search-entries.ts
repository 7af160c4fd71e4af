import { type Context, requireInHouse, requireInProject } from '#domain/context';
import type { AuditEntry } from './audit-entry.ts';
import { listEntries } from './queries.ts';

export interface AuditSearch {
  readonly actorId?: string;
  /** What the action begins with: `files.` or `files.rename-file`. */
  readonly action?: string;
  readonly subjectKind?: string;
  readonly subjectId?: string;
  /** From this moment on. */
  readonly from?: Date;
  /** Before this moment. */
  readonly to?: Date;
  /** Words or their beginnings, all of which occur in action, subject, actor's name, reason, before or after. */
  readonly text?: string;
  /** Place of the last entry of the page before. */
  readonly before?: { readonly occurredAt: Date; readonly sequence: number };
  readonly limit: number;
}

/** Searches what was done in the whole house, newest first. */
export async function searchHouse(context: Context, search: AuditSearch): Promise<AuditEntry[]> {
  requireInHouse(context.actor, 'house.administer');
  return findEntries(context, search);
}

/** Searches what was done in one project, newest first. */
export async function searchProject(
  context: Context,
  projectId: string,
  search: AuditSearch,
): Promise<AuditEntry[]> {
  requireInProject(context.actor, 'project.operate', projectId);
  return findEntries(context, search, projectId);
}

async function findEntries(
  context: Context,
  { text, ...rest }: AuditSearch,
  projectId?: string,
): Promise<AuditEntry[]> {
  const words = text === undefined ? undefined : searchWords(text);
  // A text of punctuation only is in no entry.
  if (words?.length === 0) return [];
  return listEntries(context.db, { ...rest, words, projectId });
}

const mostWords = 8;

/** The words of a text, parted as the index parts them: at blanks and punctuation. */
export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords);
}

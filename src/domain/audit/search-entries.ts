import { type Context, requireInHouse, requireInProject } from '#domain/context';
import type { AuditEntry } from './audit-entry.ts';
import { auditProblem } from './problems.ts';
import { type EntrySearch, listEntries } from './queries.ts';

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
  readonly cursor?: string;
  readonly limit: number;
}

export interface EntryPage {
  /** Newest first. */
  readonly items: readonly AuditEntry[];
  /** Cursor of the next page; null at the end. */
  readonly next: string | null;
}

/** Searches what was done in the whole house. */
export async function searchHouse(context: Context, search: AuditSearch): Promise<EntryPage> {
  requireInHouse(context.actor, 'house.administer');
  return findPage(context, search);
}

/** Searches what was done in one project. */
export async function searchProject(
  context: Context,
  projectId: string,
  search: AuditSearch,
): Promise<EntryPage> {
  requireInProject(context.actor, 'project.operate', projectId);
  return findPage(context, search, projectId);
}

async function findPage(
  context: Context,
  { cursor, text, limit, ...rest }: AuditSearch,
  projectId?: string,
): Promise<EntryPage> {
  const words = text === undefined ? undefined : searchWords(text);
  // A text of punctuation only is in no entry.
  if (words?.length === 0) return { items: [], next: null };
  const before = cursor === undefined ? undefined : readCursor(cursor);
  const search: EntrySearch = { ...rest, words, before, projectId, limit: limit + 1 };
  const found = await listEntries(context.db, search);
  const items = found.slice(0, limit);
  return { items, next: found.length > limit ? writeCursor(items.at(-1)!) : null };
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

function writeCursor({ occurredAt, sequence }: AuditEntry): string {
  return Buffer.from(`${occurredAt.getTime()}.${sequence}`).toString('base64url');
}

function readCursor(cursor: string): { occurredAt: Date; sequence: number } {
  const [, time, sequence] =
    /^(\d{1,15})\.(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const occurredAt = new Date(Number(time));
  if (sequence === undefined || Number.isNaN(occurredAt.getTime())) throw auditProblem('cursor-invalid');
  return { occurredAt, sequence: Number(sequence) };
}

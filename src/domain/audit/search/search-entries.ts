import type { AuditEntry } from '#domain/audit/chain';
import type { Context, NamedSubjects } from '#domain/context';
import { findActors, findSubjects, meantBy, requireAudit } from './find-named.ts';
import { type EntrySearch, listEntries, type NamedEntry } from './queries.ts';

export interface AuditSearch extends Omit<EntrySearch, 'words' | 'projectId'> {
  /** Name or id of whoever did it. */
  readonly actor?: string | undefined;
  /** Name or id of what it was done to. */
  readonly subject?: string | undefined;
  /** Words or their beginnings, all of which occur in action, subject, actor's name, reason, before or after. */
  readonly text?: string | undefined;
}

/** Where a search is made: in a project or, without one, in the house; and what can be found by name there. */
export interface AuditPlace {
  readonly projectId?: string | undefined;
  readonly kinds: readonly NamedSubjects[];
}

/** What a search came to. */
export interface FoundEntries {
  /** Newest first; none where a name means several. */
  readonly entries: readonly AuditEntry[];
  /** Where a name means several: whom, or what. */
  readonly choices: { readonly actor?: readonly NamedEntry[]; readonly subject?: readonly NamedEntry[] };
}

/** Searches what was done, newest first. A name that means several is not guessed at: all whom it can mean are the answer. */
export async function searchAudit(
  context: Context,
  place: AuditPlace,
  search: AuditSearch,
): Promise<FoundEntries> {
  const narrowed = await narrowSearch(context, place, search);
  if ('choices' in narrowed) return { entries: [], choices: narrowed.choices };
  if ('isEmpty' in narrowed) return { entries: [], choices: {} };
  return { entries: await listEntries(context.db, narrowed), choices: {} };
}

type Narrowed = EntrySearch | { readonly isEmpty: true } | Pick<FoundEntries, 'choices'>;

/** The search with ids instead of names. */
export async function narrowSearch(
  context: Context,
  { projectId, kinds }: AuditPlace,
  { actor, subject, text, ...rest }: AuditSearch,
): Promise<Narrowed> {
  requireAudit(context, projectId);
  const words = text === undefined ? undefined : searchWords(text);
  const actors =
    actor === undefined ? undefined : meantBy(actor, await findActors(context, actor, projectId));
  const subjects =
    subject === undefined
      ? undefined
      : meantBy(subject, await findSubjects(context, kinds, subject, projectId));
  // A text of punctuation only is in no entry, as is what nobody is called.
  if ([words, actors, subjects].some((found) => found?.length === 0)) return { isEmpty: true };
  const choices = {
    ...(actors && actors.length > 1 && { actor: actors }),
    ...(subjects && subjects.length > 1 && { subject: subjects }),
  };
  if (Object.keys(choices).length > 0) return { choices };
  return {
    ...rest,
    words,
    projectId,
    ...(actors && { actorId: actors[0]!.id }),
    ...(subjects && { subjectKind: subjects[0]!.kind, subjectId: subjects[0]!.id }),
  };
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

import { Readable } from 'node:stream';
import type { AuditEntry } from '#domain/audit/chain';
import type { Context } from '#domain/context';
import { csvLine } from '#engine/interchange/csv';
import { searchProblem } from './problems.ts';
import { listEntries, type NamedEntry } from './queries.ts';
import { type AuditPlace, type AuditSearch, type FoundEntries, narrowSearch } from './search-entries.ts';

/** Entries read at once. */
const portion = 500;

const cells: Readonly<Record<string, (entry: AuditEntry) => string>> = {
  sequence: ({ sequence }) => String(sequence),
  id: ({ id }) => id,
  occurred_at: ({ occurredAt }) => occurredAt.toISOString(),
  actor_kind: ({ actor }) => actor.kind,
  actor_id: ({ actor }) => actor.id,
  actor_name: ({ actor }) => actor.name,
  action: ({ action }) => action,
  subject_kind: ({ subject }) => subject.kind,
  subject_id: ({ subject }) => subject.id,
  project_id: ({ projectId }) => projectId ?? '',
  correlation_id: ({ correlationId }) => correlationId,
  reason: ({ reason }) => reason ?? '',
  before: ({ before }) => jsonOf(before),
  after: ({ after }) => jsonOf(after),
};

/**
 * All that a search finds as a table for other programs (RFC 4180, with a byte order mark for Excel), newest first, read as it
 * is sent. Throws `audit-name-ambiguous` where a name means several.
 */
export async function exportEntries(
  context: Context,
  place: AuditPlace,
  search: Omit<AuditSearch, 'limit' | 'before'>,
): Promise<Readable> {
  const narrowed = await narrowSearch(context, place, { ...search, limit: portion });
  if ('choices' in narrowed) throw ambiguous(narrowed.choices);
  return Readable.from(linesOf(context, 'isEmpty' in narrowed ? undefined : narrowed), { objectMode: false });
}

async function* linesOf(
  { services: { db } }: Context,
  search: Parameters<typeof listEntries>[1] | undefined,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(Object.keys(cells))}`;
  if (!search) return;
  for (let before: Pick<AuditEntry, 'occurredAt' | 'sequence'> | undefined; ; ) {
    const entries = await listEntries(db, { ...search, ...(before && { before }) });
    if (entries.length > 0) yield entries.map(lineOf).join('');
    if (entries.length < search.limit) return;
    before = entries.at(-1)!;
  }
}

function lineOf(entry: AuditEntry): string {
  return csvLine(Object.values(cells).map((cell) => cell(entry)));
}

function jsonOf(value: unknown): string {
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** The refusal of a name that means several, which names them. */
export function ambiguous(choices: FoundEntries['choices']): Error {
  const named = ({ kind, id, name }: NamedEntry): string => `${kind} ${id} (${name})`;
  const all = [...(choices.actor ?? []), ...(choices.subject ?? [])];
  return searchProblem('audit-name-ambiguous', { detail: all.map(named).join(', ') });
}

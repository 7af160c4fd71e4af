import type { Selectable } from 'kysely';
import type { AuditEntry } from './audit-entry.ts';
import type { AuditEntriesTable } from './tables.ts';

/** Columns of an entry without its links. */
export const entryColumns = [
  'sequence',
  'id',
  'occurred_at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'subject_kind',
  'subject_id',
  'project_id',
  'correlation_id',
  'before',
  'after',
  'reason',
] as const;

type EntryRow = Pick<Selectable<AuditEntriesTable>, (typeof entryColumns)[number]>;

/** An entry as its row has it. */
export function toEntry(row: EntryRow): AuditEntry {
  return {
    sequence: row.sequence,
    id: row.id,
    occurredAt: row.occurred_at,
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    projectId: row.project_id,
    correlationId: row.correlation_id,
    before: row.before,
    after: row.after,
    reason: row.reason,
  };
}

import type { ColumnType } from 'kysely';

type Json = ColumnType<unknown, string | null, never>;

export type AuditEntriesTable = {
  sequence: number;
  id: string;
  occurred_at: Date;
  actor_kind: 'person' | 'key' | 'system';
  actor_id: string;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string;
  project_id: string | null;
  correlation_id: string;
  before: Json;
  after: Json;
  reason: string | null;
  previous_hash: Uint8Array;
  hash: Uint8Array;
  words: ColumnType<string, never, never>;
};

export type AuditTables = { audit_entries: AuditEntriesTable };

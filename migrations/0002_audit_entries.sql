create table audit_entries (
  sequence bigint primary key,
  id uuid not null unique,
  occurred_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('person', 'key', 'system')),
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  project_id uuid,
  correlation_id text not null,
  before jsonb,
  after jsonb,
  reason text,
  previous_hash bytea not null,
  hash bytea not null
);
comment on table audit_entries is 'What was done, by whom; append-only, each entry hashed together with the one before.';
create index audit_entries_by_project on audit_entries (project_id, sequence);
create index audit_entries_by_actor on audit_entries (actor_id, sequence);
create index audit_entries_by_subject on audit_entries (subject_kind, subject_id, sequence);
create index audit_entries_by_action on audit_entries (action, sequence);
create index audit_entries_by_time on audit_entries (occurred_at);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are append-only';
end
$$;
create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();

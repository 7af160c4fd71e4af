create table audit_entries (
  sequence bigint primary key,
  id uuid not null unique,
  occurred_at timestamptz(3) not null,
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
  hash bytea not null,
  words tsvector generated always as (
    to_tsvector(
      'simple'::regconfig,
      translate(
        action || ' ' || subject_kind || ' ' || subject_id || ' ' || actor_name || ' ' || coalesce(reason, '') || ' ' ||
        left(coalesce(before::text, ''), 50000) || ' ' || left(coalesce(after::text, ''), 50000),
        '._:/\@-"{}[](),;!?#$%&*+=<>|~^`''’‘“”„‚«»‹›–—…', '                                             '
      )
    )
  ) stored
);
comment on table audit_entries is 'What was done, by whom; append-only, each entry hashed together with the one before.';
comment on column audit_entries.occurred_at is 'In whole milliseconds, as the hash has it.';
comment on column audit_entries.words is 'What a search for text looks in; punctuation parts words, so that ids and dotted actions are found by their parts.';
-- A search shows the newest first: every index ends in the order of the answer.
create index audit_entries_by_time on audit_entries (occurred_at, sequence);
create index audit_entries_by_project on audit_entries (project_id, occurred_at, sequence);
create index audit_entries_by_project_actor on audit_entries (project_id, actor_id, occurred_at, sequence);
create index audit_entries_by_actor on audit_entries (actor_id, occurred_at, sequence);
create index audit_entries_by_subject on audit_entries (subject_kind, subject_id, occurred_at, sequence);
create index audit_entries_by_action on audit_entries (action text_pattern_ops, occurred_at, sequence);
create index audit_entries_by_words on audit_entries using gin (words);

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit entries are append-only';
end
$$;
create trigger audit_entries_append_only before update or delete or truncate on audit_entries
  for each statement execute function refuse_audit_change();

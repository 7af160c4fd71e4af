create table target_comments (
  id uuid primary key,
  run_id uuid not null references runs on delete cascade,
  position integer not null,
  text text not null,
  created_by text not null,
  created_at timestamptz not null
);
create index target_comments_by_target on target_comments (run_id, position, id);

create table target_drafts (
  run_id uuid not null references runs on delete cascade,
  position integer not null,
  person_id text not null references users on delete cascade,
  text text,
  revision integer not null,
  seen_at timestamptz not null,
  writer text,
  number integer,
  primary key (run_id, position, person_id)
);
comment on table target_drafts is 'Who is at which target, and what they have written there and not saved.';
comment on column target_drafts.text is 'Null for who has only opened it.';
comment on column target_drafts.revision is 'Of the target, when the draft was begun.';
comment on column target_drafts.number is 'Counts the texts of a writer, an open page, so that an older one that comes late is dropped.';
create index target_drafts_by_person on target_drafts (person_id);

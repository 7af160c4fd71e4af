create table batches (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name text not null,
  state text not null check (state in ('open', 'finished', 'cancelled')),
  revision integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  finished_at timestamptz
);
create table batch_items (
  batch_id uuid not null references batches on delete cascade,
  number integer not null,
  name text not null,
  request jsonb not null,
  artifact_id uuid references artifacts,
  state text not null check (state in ('waiting', 'submitted', 'failed', 'cancelled', 'done')),
  file_id uuid references files,
  version_id uuid references versions,
  failure jsonb,
  attempts integer not null default 0,
  primary key (batch_id, number)
);

create table runs (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  file_id uuid not null references files,
  version_id uuid not null,
  extraction_id uuid references extractions,
  policy_id uuid not null references policies,
  source_language text not null,
  target_language text not null,
  overrides jsonb not null default '{}',
  state text not null,
  stage text not null,
  epoch integer not null default 1,
  priority integer not null default 0,
  paused_at timestamptz,
  segments_total integer not null default 0,
  segments_done integer not null default 0,
  portions_left integer not null default 0,
  failure jsonb,
  changes jsonb,
  report jsonb,
  batch_id uuid,
  batch_number integer,
  previous_run_id uuid references runs,
  revision integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  foreign key (version_id, file_id) references versions (id, file_id) on update cascade,
  foreign key (batch_id, batch_number) references batch_items
);
comment on column runs.epoch is 'Counts retries, resumptions and cancellations: jobs of an earlier epoch do nothing.';
create index runs_by_project on runs (project_id, id desc);
create index runs_by_file on runs (file_id, id desc);
create index runs_by_version on runs (version_id);
create index runs_by_batch on runs (batch_id, batch_number);
create index runs_open on runs (project_id, id desc) where state not in ('delivered', 'cancelled');
create index runs_delivered on runs (finished_at) where state = 'delivered';
create index runs_unfinished on runs (updated_at) where state in ('waiting', 'running');

create table run_portions (
  run_id uuid not null references runs on delete cascade,
  epoch integer not null,
  number integer not null,
  positions integer[] not null,
  state text not null default 'open' check (state in ('open', 'done')),
  connection_id uuid,
  lease text,
  leased_until timestamptz,
  calls jsonb,
  worked_at timestamptz,
  primary key (run_id, epoch, number)
);
create index run_portions_leased on run_portions (connection_id, leased_until) where state = 'open';
comment on column run_portions.lease is 'The job that works on it; another may take it once the lease is over.';
comment on column run_portions.calls is 'All that were made for it, also those that came to nothing.';
comment on column run_portions.worked_at is 'When the last of its calls was made, or it was done.';
comment on table run_portions is 'Parts of a run that are translated side by side; equal segments stand in one portion.';

create table targets (
  run_id uuid not null references runs on delete cascade,
  position integer not null,
  target jsonb not null,
  plain text not null,
  result_source text not null,
  verification_state text not null default 'pending',
  review_status text not null default 'not_required',
  provider text,
  model text,
  prompt_version text,
  connection_id uuid,
  memory_unit jsonb,
  score real,
  price numeric(14, 6),
  currency text,
  is_repetition boolean not null default false,
  codes_repaired boolean not null default false,
  finding_codes text[] not null default '{}',
  offered jsonb,
  kept smallint,
  revision integer not null default 1,
  updated_by text not null,
  updated_at timestamptz not null,
  primary key (run_id, position)
);
comment on column targets.offered is 'What the provider gave (plain, findings, codesRepaired), kept when somebody first writes the target anew.';
comment on column targets.kept is 'How alike that and what stands there now are, whole points 0 to 100; null where nobody wrote it anew.';
create index targets_by_memory_unit on targets ((memory_unit->>'id'), run_id) where memory_unit is not null;
create table target_changes (
  run_id uuid not null,
  position integer not null,
  revision integer not null,
  changed_by text not null,
  changed_by_kind text not null,
  changed_at timestamptz not null,
  target jsonb not null,
  result_source text not null,
  verification_state text not null,
  review_status text not null,
  reason text,
  primary key (run_id, position, revision),
  foreign key (run_id, position) references targets on delete cascade
);
create table run_findings (
  run_id uuid not null references runs on delete cascade,
  number integer not null,
  stage text not null,
  code text not null,
  severity text not null,
  position integer,
  finding jsonb not null,
  primary key (run_id, stage, number)
);
create index run_findings_by_position on run_findings (run_id, position) where position is not null;
create table run_events (
  id bigint generated always as identity primary key,
  run_id uuid not null references runs on delete cascade,
  event text not null,
  data jsonb not null,
  occurred_at timestamptz not null
);
create index run_events_by_run on run_events (run_id, id);
create table deliveries (
  run_id uuid primary key references runs on delete cascade,
  artifact_id uuid not null references artifacts,
  certificate jsonb not null,
  delivered_at timestamptz not null
);

alter table segments add column words integer not null generated always as (regexp_count(plain, '\S+')) stored;
comment on column segments.words is 'As white space divides the text; what reports add up.';
create index run_portions_spent on run_portions (run_id) where calls is not null;

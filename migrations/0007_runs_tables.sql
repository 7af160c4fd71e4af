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
create index run_portions_spent on run_portions (run_id) where calls is not null;
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
create table replacements (
  id uuid primary key,
  run_id uuid not null references runs on delete cascade,
  find text not null,
  replace_with text not null,
  replaced integer not null,
  made_by text not null,
  made_by_name text not null,
  made_at timestamptz not null,
  reversed_at timestamptz
);
comment on table replacements is 'Words that were replaced in many targets at once, so that it can be taken back.';
create index replacements_by_run on replacements (run_id, id);
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
  replacement_id uuid references replacements on delete set null,
  is_restored boolean not null default false,
  primary key (run_id, position, revision),
  foreign key (run_id, position) references targets on delete cascade
);
comment on column target_changes.replacement_id is 'The replacement that made this change or, where it is restored, that this change took back.';
create index target_changes_by_replacement on target_changes (replacement_id) where replacement_id is not null;
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

create table run_tallies (
  run_id uuid not null references runs on delete cascade,
  result_source text,
  review_status text,
  provider text,
  model text,
  score smallint,
  currency text,
  is_edited boolean not null default false,
  codes_repaired boolean not null default false,
  finding_codes text[] not null default '{}',
  segments integer not null,
  words integer not null,
  points integer not null default 0,
  price numeric(14, 6)
);
create index run_tallies_by_run on run_tallies (run_id);
comment on table run_tallies is 'What reports add up, so that they need not read targets: rows that are alike belong together, and some take away from others.';
comment on column run_tallies.result_source is 'Null for all that is extracted, with or without a target.';
comment on column run_tallies.score is 'Of a match, whole points.';
comment on column run_tallies.finding_codes is 'As the provider gave it, each once; without a provider only that there is no translation.';
comment on column run_tallies.points is 'Of approved targets what is no more as the provider gave it, 0 to 100 a segment, added up.';

create function tally_statement(changes text) returns text language sql immutable as $function$
select format($sql$
  insert into run_tallies (run_id, result_source, review_status, provider, model, score, currency, is_edited,
    codes_repaired, finding_codes, segments, words, points, price)
  select t.run_id, t.result_source, t.review_status, t.provider, t.model,
    case when t.result_source like 'memory%%' then floor(t.score)::smallint end, t.currency, t.offered is not null,
    coalesce((t.offered->>'codesRepaired')::boolean, t.codes_repaired),
    case when t.provider is null then array(select 'segment-untranslated' where 'segment-untranslated' = any(t.finding_codes))
      when t.offered is not null then array(select distinct code from jsonb_array_elements_text(t.offered->'findings') code order by 1)
      when cardinality(t.finding_codes) < 2 then t.finding_codes
      else array(select distinct code from unnest(t.finding_codes) code order by 1) end,
    sum(t.sign), sum(t.sign * s.words),
    sum(case t.review_status when 'approved' then t.sign * (100 - coalesce(t.kept, 100)) else 0 end), sum(t.sign * t.price)
  from (%s) t join runs r on r.id = t.run_id
  join segments s on s.extraction_id = r.extraction_id and s.position = t.position
  group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10
  having sum(t.sign) <> 0
    or sum(case t.review_status when 'approved' then t.sign * (100 - coalesce(t.kept, 100)) else 0 end) <> 0
    or sum(t.sign * t.price) <> 0$sql$, changes)
$function$;

-- Only ever adds rows: whoever writes targets of a run waits for nobody else who does. Of changed targets those are left out in
-- which nothing that is counted has changed, as when checks are made again.
create function tally_targets() returns trigger language plpgsql as $$
begin
  execute tally_statement(case tg_op
    when 'INSERT' then 'select 1 as sign, added.* from added'
    when 'DELETE' then 'select -1 as sign, removed.* from removed'
    else 'select run_id, position, result_source, review_status, provider, model, score, currency, offered, codes_repaired,
        finding_codes, kept, price, sum(sign) as sign
      from (select 1 as sign, added.* from added union all select -1, removed.* from removed) either
      group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 having sum(sign) <> 0' end);
  return null;
end
$$;
create trigger targets_tally_added after insert on targets referencing new table as added
  for each statement execute function tally_targets();
create trigger targets_tally_changed after update on targets referencing old table as removed new table as added
  for each statement execute function tally_targets();
create trigger targets_tally_removed after delete on targets referencing old table as removed
  for each statement execute function tally_targets();

-- Targets of a run are counted once it has its segments. A run that loses them loses its texts, not what they came to.
create function tally_extraction() returns trigger language plpgsql as $$
begin
  delete from run_tallies where run_id = new.id;
  insert into run_tallies (run_id, segments, words)
  select new.id, count(*), coalesce(sum(words), 0) from segments where extraction_id = new.extraction_id;
  execute tally_statement(format('select 1 as sign, targets.* from targets where run_id = %L', new.id));
  return null;
end
$$;
create trigger runs_tally_created after insert on runs for each row
  when (new.extraction_id is not null) execute function tally_extraction();
create trigger runs_tally_extracted after update of extraction_id on runs for each row
  when (new.extraction_id is not null and new.extraction_id is distinct from old.extraction_id)
  execute function tally_extraction();

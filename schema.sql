-- Written by scripts/dump-schema.ts from the migrations; not for installing.

CREATE OR REPLACE FUNCTION public.delete_units_of_book()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from memory_units where book_id = old.id;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.delete_units_of_import()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from memory_units where import_id = old.id;
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.refuse_audit_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'audit entries are append-only';
end
$function$
;

CREATE OR REPLACE FUNCTION public.tally_extraction()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  delete from run_tallies where run_id = new.id;
  insert into run_tallies (run_id, segments, words)
  select new.id, count(*), coalesce(sum(words), 0) from segments where extraction_id = new.extraction_id;
  execute tally_statement(format('select 1 as sign, targets.* from targets where run_id = %L', new.id));
  return null;
end
$function$
;

CREATE OR REPLACE FUNCTION public.tally_statement(changes text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.tally_targets()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;

create table alignments (
  before_extraction_id uuid not null,
  after_extraction_id uuid not null,
  number integer not null,
  change text not null,
  before_position integer,
  after_position integer,
  similarity real,
  constraint alignments_after_extraction_id_fkey FOREIGN KEY (after_extraction_id) REFERENCES extractions(id) ON DELETE CASCADE,
  constraint alignments_before_extraction_id_fkey FOREIGN KEY (before_extraction_id) REFERENCES extractions(id) ON DELETE CASCADE,
  constraint alignments_change_check CHECK ((change = ANY (ARRAY['unchanged'::text, 'moved'::text, 'edited'::text, 'new'::text, 'removed'::text]))),
  constraint alignments_pkey PRIMARY KEY (before_extraction_id, after_extraction_id, number)
);

create table api_keys (
  id text not null,
  "configId" text not null,
  name text,
  start text,
  "referenceId" text not null,
  prefix text,
  key text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamp with time zone,
  enabled boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  remaining integer,
  "lastRequest" timestamp with time zone,
  "expiresAt" timestamp with time zone,
  "createdAt" timestamp with time zone not null,
  "updatedAt" timestamp with time zone not null,
  permissions text,
  metadata text,
  constraint "api_keys_referenceId_fkey" FOREIGN KEY ("referenceId") REFERENCES users(id) ON DELETE CASCADE,
  constraint api_keys_key_key UNIQUE (key),
  constraint api_keys_pkey PRIMARY KEY (id)
);

create table artifacts (
  id uuid not null,
  project_id uuid not null,
  version_id uuid,
  run_id uuid,
  kind text not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  size bigint not null,
  object_key text not null,
  object_etag text,
  object_version text,
  retention text not null,
  expires_at timestamp with time zone,
  deleted_at timestamp with time zone,
  missing_since timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint artifacts_object_key_key UNIQUE (object_key),
  constraint artifacts_pkey PRIMARY KEY (id),
  constraint artifacts_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

create table audit_entries (
  sequence bigint not null,
  id uuid not null,
  occurred_at timestamp(3) with time zone not null,
  actor_kind text not null,
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
  words tsvector generated always as (to_tsvector('simple'::regconfig, translate(((((((((((((action || ' '::text) || subject_kind) || ' '::text) || subject_id) || ' '::text) || actor_name) || ' '::text) || COALESCE(reason, ''::text)) || ' '::text) || "left"(COALESCE((before)::text, ''::text), 50000)) || ' '::text) || "left"(COALESCE((after)::text, ''::text), 50000)), '._:/\@-"{}[](),;!?#$%&*+=<>|~^`''’‘“”„‚«»‹›–—…'::text, '                                             '::text))),
  constraint audit_entries_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['person'::text, 'key'::text, 'system'::text]))),
  constraint audit_entries_id_key UNIQUE (id),
  constraint audit_entries_pkey PRIMARY KEY (sequence)
);

create table batch_items (
  batch_id uuid not null,
  number integer not null,
  name text not null,
  request jsonb not null,
  artifact_id uuid,
  state text not null,
  file_id uuid,
  version_id uuid,
  failure jsonb,
  attempts integer default 0 not null,
  constraint batch_items_artifact_id_fkey FOREIGN KEY (artifact_id) REFERENCES artifacts(id),
  constraint batch_items_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES batches(id) ON DELETE CASCADE,
  constraint batch_items_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint batch_items_pkey PRIMARY KEY (batch_id, number),
  constraint batch_items_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'submitted'::text, 'failed'::text, 'cancelled'::text, 'done'::text]))),
  constraint batch_items_version_id_fkey FOREIGN KEY (version_id) REFERENCES versions(id)
);

create table batches (
  id uuid not null,
  project_id uuid not null,
  name text not null,
  state text not null,
  revision integer default 1 not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint batches_pkey PRIMARY KEY (id),
  constraint batches_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint batches_state_check CHECK ((state = ANY (ARRAY['open'::text, 'finished'::text, 'cancelled'::text])))
);

create table connection_spending (
  connection_id uuid not null,
  day date not null,
  currency text not null,
  price numeric(14,6) default 0 not null,
  calls integer default 0 not null,
  input_tokens bigint default 0 not null,
  output_tokens bigint default 0 not null,
  characters bigint default 0 not null,
  constraint connection_spending_connection_id_fkey FOREIGN KEY (connection_id) REFERENCES connections(id) ON DELETE CASCADE,
  constraint connection_spending_pkey PRIMARY KEY (connection_id, day, currency)
);

create table connections (
  id uuid not null,
  project_id uuid,
  name text not null,
  settings jsonb not null,
  secret bytea,
  enabled boolean default true not null,
  concurrency integer default 4 not null,
  spending_limit numeric(14,6),
  spending_period text default 'month'::text not null,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint connections_concurrency_check CHECK ((concurrency > 0)),
  constraint connections_pkey PRIMARY KEY (id),
  constraint connections_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint connections_project_id_name_key UNIQUE NULLS NOT DISTINCT (project_id, name),
  constraint connections_spending_period_check CHECK ((spending_period = ANY (ARRAY['day'::text, 'month'::text, 'ever'::text])))
);

create table deliveries (
  run_id uuid not null,
  artifact_id uuid not null,
  certificate jsonb not null,
  delivered_at timestamp with time zone not null,
  constraint deliveries_artifact_id_fkey FOREIGN KEY (artifact_id) REFERENCES artifacts(id),
  constraint deliveries_pkey PRIMARY KEY (run_id),
  constraint deliveries_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);

create table extraction_blocks (
  extraction_id uuid not null,
  number integer not null,
  first_position integer,
  segment_count integer not null,
  body jsonb not null,
  constraint extraction_blocks_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions(id) ON DELETE CASCADE,
  constraint extraction_blocks_pkey PRIMARY KEY (extraction_id, number)
);

create table extractions (
  id uuid not null,
  version_id uuid not null,
  digest text not null,
  source_language text not null,
  options jsonb not null,
  title text,
  segment_count integer not null,
  word_count integer not null,
  coverage jsonb not null,
  findings jsonb not null,
  created_at timestamp with time zone not null,
  constraint extractions_pkey PRIMARY KEY (id),
  constraint extractions_version_id_digest_key UNIQUE (version_id, digest),
  constraint extractions_version_id_fkey FOREIGN KEY (version_id) REFERENCES versions(id) ON DELETE CASCADE
);

create table files (
  id uuid not null,
  project_id uuid not null,
  external_key text,
  name text not null,
  merged_into uuid,
  legal_hold text,
  deleted_at timestamp with time zone,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint files_merged_into_fkey FOREIGN KEY (merged_into) REFERENCES files(id),
  constraint files_pkey PRIMARY KEY (id),
  constraint files_project_id_external_key_key UNIQUE (project_id, external_key),
  constraint files_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

create table glossaries (
  id uuid not null,
  name text not null,
  description text,
  owner text,
  state text default 'active'::text not null,
  version bigint default 1 not null,
  hold jsonb,
  revision integer default 1 not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint glossaries_name_key UNIQUE (name),
  constraint glossaries_pkey PRIMARY KEY (id),
  constraint glossaries_state_check CHECK ((state = ANY (ARRAY['active'::text, 'deactivated'::text, 'deleted'::text])))
);

create table glossary_changes (
  id bigint generated as identity not null,
  glossary_id uuid not null,
  concept_id uuid not null,
  term_id uuid,
  revision integer not null,
  action text not null,
  before jsonb,
  after jsonb,
  reason text,
  changed_by text not null,
  changed_by_kind text not null,
  changed_at timestamp with time zone not null,
  constraint glossary_changes_concept_id_fkey FOREIGN KEY (concept_id) REFERENCES glossary_concepts(id) ON DELETE CASCADE,
  constraint glossary_changes_glossary_id_fkey FOREIGN KEY (glossary_id) REFERENCES glossaries(id) ON DELETE CASCADE,
  constraint glossary_changes_pkey PRIMARY KEY (id)
);

create table glossary_concepts (
  id uuid not null,
  glossary_id uuid not null,
  key text not null,
  domain text,
  definition text,
  note text,
  owner text,
  extra jsonb default '{}'::jsonb not null,
  state text default 'active'::text not null,
  import_id uuid,
  changed_version bigint not null,
  revision integer default 1 not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  updated_by text not null,
  updated_at timestamp with time zone not null,
  constraint glossary_concepts_glossary_id_fkey FOREIGN KEY (glossary_id) REFERENCES glossaries(id) ON DELETE CASCADE,
  constraint glossary_concepts_glossary_id_key_key UNIQUE (glossary_id, key),
  constraint glossary_concepts_pkey PRIMARY KEY (id),
  constraint glossary_concepts_state_check CHECK ((state = ANY (ARRAY['active'::text, 'deactivated'::text, 'deleted'::text])))
);

create table glossary_import_entries (
  import_id uuid not null,
  number integer not null,
  place text not null,
  rows integer not null,
  concept jsonb,
  signature bytea,
  flags text[] default '{}'::text[] not null,
  decision text,
  decided_by text,
  outcome text,
  concept_id uuid,
  undo jsonb,
  constraint glossary_import_entries_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'rejected'::text]))),
  constraint glossary_import_entries_import_id_fkey FOREIGN KEY (import_id) REFERENCES glossary_imports(id) ON DELETE CASCADE,
  constraint glossary_import_entries_pkey PRIMARY KEY (import_id, number)
);

create table glossary_import_terms (
  import_id uuid not null,
  number integer not null,
  language_root text not null,
  text_hash bytea not null,
  forbidden boolean not null,
  constraint glossary_import_terms_import_id_number_fkey FOREIGN KEY (import_id, number) REFERENCES glossary_import_entries(import_id, number) ON DELETE CASCADE
);

create table glossary_imports (
  id uuid not null,
  glossary_id uuid not null,
  project_id uuid not null,
  state text not null,
  review boolean default true not null,
  rest text,
  conflicts text default 'both'::text not null,
  approval text default 'approved'::text not null,
  artifact_id uuid,
  file_name text not null,
  size bigint not null,
  format text,
  source_language text,
  target_language text,
  read_entries integer default 0 not null,
  committed_version bigint,
  account jsonb default '{}'::jsonb not null,
  profile jsonb,
  failure jsonb,
  revision integer default 1 not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  committed_by text,
  committed_at timestamp with time zone,
  undone_by text,
  undone_at timestamp with time zone,
  expires_at timestamp with time zone,
  constraint glossary_imports_approval_check CHECK ((approval = ANY (ARRAY['draft'::text, 'approved'::text]))),
  constraint glossary_imports_conflicts_check CHECK ((conflicts = ANY (ARRAY['replace'::text, 'keep'::text, 'both'::text]))),
  constraint glossary_imports_glossary_id_fkey FOREIGN KEY (glossary_id) REFERENCES glossaries(id) ON DELETE CASCADE,
  constraint glossary_imports_pkey PRIMARY KEY (id),
  constraint glossary_imports_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint glossary_imports_rest_check CHECK ((rest = ANY (ARRAY['accepted'::text, 'rejected'::text]))),
  constraint glossary_imports_state_check CHECK ((state = ANY (ARRAY['staging'::text, 'reviewing'::text, 'committing'::text, 'committed'::text, 'undone'::text, 'discarded'::text, 'failed'::text])))
);

create table glossary_terms (
  id uuid not null,
  concept_id uuid not null,
  glossary_id uuid not null,
  "position" integer not null,
  language text not null,
  language_root text not null,
  text text not null,
  folded text not null,
  text_hash bytea not null,
  status text not null,
  case_sensitive boolean,
  exact_form boolean,
  part_of_speech text,
  note text,
  extra jsonb default '{}'::jsonb not null,
  valid_from date,
  valid_until date,
  approval text not null,
  decided_by text,
  decided_at timestamp with time zone,
  state text default 'active'::text not null,
  import_id uuid,
  replaced_by_import uuid,
  created_by text not null,
  created_at timestamp with time zone not null,
  constraint glossary_terms_approval_check CHECK ((approval = ANY (ARRAY['draft'::text, 'approved'::text, 'rejected'::text]))),
  constraint glossary_terms_concept_id_fkey FOREIGN KEY (concept_id) REFERENCES glossary_concepts(id) ON DELETE CASCADE,
  constraint glossary_terms_pkey PRIMARY KEY (id),
  constraint glossary_terms_state_check CHECK ((state = ANY (ARRAY['active'::text, 'deactivated'::text, 'deleted'::text]))),
  constraint glossary_terms_status_check CHECK ((status = ANY (ARRAY['preferred'::text, 'allowed'::text, 'forbidden'::text, 'do-not-translate'::text])))
);

create table idempotency_keys (
  actor_id text not null,
  key text not null,
  request_digest text not null,
  holder uuid not null,
  held_until timestamp with time zone not null,
  status integer,
  answer jsonb,
  created_at timestamp with time zone not null,
  constraint idempotency_keys_pkey PRIMARY KEY (actor_id, key)
);

create table imported_versions (
  id uuid not null,
  project_id uuid not null,
  name text not null,
  modified_at timestamp with time zone not null,
  artifact_id uuid not null,
  sha256 text not null,
  sketch bigint[] not null,
  segment_hashes bigint[] not null,
  source_language text not null,
  origin jsonb default '{}'::jsonb not null,
  imported_by text not null,
  created_at timestamp with time zone not null,
  version_id uuid,
  constraint imported_versions_artifact_id_fkey FOREIGN KEY (artifact_id) REFERENCES artifacts(id),
  constraint imported_versions_pkey PRIMARY KEY (id),
  constraint imported_versions_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint imported_versions_project_id_name_modified_at_sha256_key UNIQUE (project_id, name, modified_at, sha256),
  constraint imported_versions_version_id_fkey FOREIGN KEY (version_id) REFERENCES versions(id)
);

create table lineage_operations (
  id uuid not null,
  project_id uuid not null,
  kind text not null,
  body jsonb not null,
  done_by text not null,
  created_at timestamp with time zone not null,
  undone_at timestamp with time zone,
  undone_by text,
  constraint lineage_operations_kind_check CHECK ((kind = ANY (ARRAY['rename'::text, 'merge'::text, 'split'::text, 'rebuild'::text]))),
  constraint lineage_operations_pkey PRIMARY KEY (id),
  constraint lineage_operations_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

create table memories (
  id uuid not null,
  name text not null,
  state text default 'active'::text not null,
  legal_hold text,
  created_at timestamp with time zone not null,
  constraint memories_name_key UNIQUE (name),
  constraint memories_pkey PRIMARY KEY (id),
  constraint memories_state_check CHECK ((state = ANY (ARRAY['active'::text, 'inactive'::text, 'deleted'::text])))
);

create table memory_books (
  id integer generated as identity not null,
  memory_id uuid not null,
  source_language text not null,
  target_language text not null,
  constraint memory_books_memory_id_fkey FOREIGN KEY (memory_id) REFERENCES memories(id) ON DELETE CASCADE,
  constraint memory_books_memory_id_source_language_target_language_key UNIQUE (memory_id, source_language, target_language),
  constraint memory_books_pkey PRIMARY KEY (id)
);

create table memory_candidate_flags (
  import_id uuid not null,
  flag text not null,
  unit_id uuid not null,
  constraint memory_candidate_flags_pkey PRIMARY KEY (import_id, flag, unit_id)
);

create table memory_imports (
  id uuid not null,
  memory_id uuid not null,
  project_id uuid not null,
  kind text not null,
  state text not null,
  review boolean default true not null,
  rest text,
  conflicts text default 'both'::text not null,
  artifact_id uuid,
  file_name text,
  size bigint,
  source_language text not null,
  target_language text,
  run_id uuid,
  read_units bigint default 0 not null,
  read_bytes bigint default 0 not null,
  account jsonb default '{}'::jsonb not null,
  profile jsonb,
  failure jsonb,
  revision integer default 1 not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  committed_by text,
  committed_at timestamp with time zone,
  undone_by text,
  undone_at timestamp with time zone,
  expires_at timestamp with time zone,
  emptied_at timestamp with time zone,
  words_cursor uuid,
  words_at timestamp with time zone,
  packed_order integer,
  packed_to uuid,
  constraint memory_imports_conflicts_check CHECK ((conflicts = ANY (ARRAY['replace'::text, 'keep'::text, 'both'::text]))),
  constraint memory_imports_kind_check CHECK ((kind = ANY (ARRAY['tmx'::text, 'run'::text, 'api'::text]))),
  constraint memory_imports_memory_id_fkey FOREIGN KEY (memory_id) REFERENCES memories(id) ON DELETE CASCADE,
  constraint memory_imports_pkey PRIMARY KEY (id),
  constraint memory_imports_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint memory_imports_rest_check CHECK ((rest = ANY (ARRAY['accepted'::text, 'rejected'::text]))),
  constraint memory_imports_state_check CHECK ((state = ANY (ARRAY['staging'::text, 'reviewing'::text, 'committing'::text, 'committed'::text, 'undone'::text, 'discarded'::text, 'failed'::text])))
);

create table memory_packings (
  order_id integer not null,
  merged bigint default 0 not null,
  loose bigint default 0 not null,
  constraint memory_packings_pkey PRIMARY KEY (order_id)
);

create table memory_posting_removals (
  id bigint generated as identity not null,
  order_id integer not null,
  unit_id uuid not null,
  keys integer[] not null,
  constraint memory_posting_removals_pkey PRIMARY KEY (id)
);

create table memory_postings (
  order_id integer not null,
  key integer not null,
  entries bytea not null
);

create table memory_signatures (
  order_id integer not null,
  book_id integer not null,
  weight integer not null,
  unit_id uuid not null,
  words bit(128) not null,
  import_id uuid,
  source text not null,
  keys integer[] not null,
  packed boolean default false not null,
  constraint memory_signatures_pkey PRIMARY KEY (order_id, unit_id)
);

create table memory_units (
  id uuid not null,
  book_id integer not null,
  import_id uuid,
  status text default 'active'::text not null,
  decision text,
  source_hash bytea not null,
  target_hash bytea not null,
  structural_id text,
  unit jsonb not null,
  run_id uuid,
  segment_id text,
  created_by text not null,
  created_at timestamp with time zone not null,
  changed_by text,
  changed_at timestamp with time zone,
  replaced_by_import uuid,
  reviewed_by text,
  revision integer default 1 not null,
  constraint memory_units_decision_check CHECK ((decision = ANY (ARRAY['accepted'::text, 'rejected'::text]))),
  constraint memory_units_pkey PRIMARY KEY (id),
  constraint memory_units_status_check CHECK ((status = ANY (ARRAY['active'::text, 'inactive'::text, 'deleted'::text])))
);

create table memory_words (
  unit_id uuid not null,
  book_id integer not null,
  keys integer[] not null,
  constraint memory_words_pkey PRIMARY KEY (unit_id)
);

create table one_time_links (
  token_hash bytea not null,
  user_id text,
  expires_at timestamp with time zone not null,
  constraint one_time_links_pkey PRIMARY KEY (token_hash),
  constraint one_time_links_user_id_fkey FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE CASCADE
);

create table policies (
  id uuid not null,
  project_id uuid not null,
  version integer not null,
  body jsonb not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  constraint policies_pkey PRIMARY KEY (id),
  constraint policies_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint policies_project_id_version_key UNIQUE (project_id, version)
);

create table processes (
  id uuid not null,
  kind text not null,
  host text not null,
  pid integer not null,
  version text not null,
  queues text[] not null,
  memory bigint not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  constraint processes_kind_check CHECK ((kind = ANY (ARRAY['start'::text, 'web'::text, 'worker'::text, 'scheduler'::text]))),
  constraint processes_pkey PRIMARY KEY (id)
);

create table project_glossaries (
  project_id uuid not null,
  glossary_id uuid not null,
  priority integer default 0 not null,
  access text default 'read'::text not null,
  domains text[],
  constraint project_glossaries_access_check CHECK ((access = ANY (ARRAY['read'::text, 'write'::text]))),
  constraint project_glossaries_glossary_id_fkey FOREIGN KEY (glossary_id) REFERENCES glossaries(id) ON DELETE CASCADE,
  constraint project_glossaries_pkey PRIMARY KEY (project_id, glossary_id),
  constraint project_glossaries_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

create table project_members (
  project_id uuid not null,
  user_id text not null,
  role text not null,
  constraint project_members_pkey PRIMARY KEY (project_id, user_id),
  constraint project_members_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint project_members_role_check CHECK ((role = ANY (ARRAY['operator'::text, 'reviewer'::text])))
);

create table project_memories (
  project_id uuid not null,
  memory_id uuid not null,
  priority integer default 0 not null,
  reads boolean default true not null,
  learns text default 'off'::text not null,
  constraint project_memories_learns_check CHECK ((learns = ANY (ARRAY['off'::text, 'candidates'::text, 'directly'::text]))),
  constraint project_memories_memory_id_fkey FOREIGN KEY (memory_id) REFERENCES memories(id) ON DELETE CASCADE,
  constraint project_memories_pkey PRIMARY KEY (project_id, memory_id),
  constraint project_memories_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

create table projects (
  id uuid not null,
  key text not null,
  name text not null,
  source_language text,
  target_languages text[] not null,
  current_policy_id uuid,
  archived_at timestamp with time zone,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint projects_current_policy_id_fkey FOREIGN KEY (current_policy_id) REFERENCES policies(id),
  constraint projects_key_key UNIQUE (key),
  constraint projects_pkey PRIMARY KEY (id)
);

create table replacements (
  id uuid not null,
  run_id uuid not null,
  find text not null,
  replace_with text not null,
  replaced integer not null,
  made_by text not null,
  made_by_name text not null,
  made_at timestamp with time zone not null,
  reversed_at timestamp with time zone,
  constraint replacements_pkey PRIMARY KEY (id),
  constraint replacements_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);

create table run_events (
  id bigint generated as identity not null,
  run_id uuid not null,
  event text not null,
  data jsonb not null,
  occurred_at timestamp with time zone not null,
  constraint run_events_pkey PRIMARY KEY (id),
  constraint run_events_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);

create table run_findings (
  run_id uuid not null,
  number integer not null,
  stage text not null,
  code text not null,
  severity text not null,
  "position" integer,
  finding jsonb not null,
  constraint run_findings_pkey PRIMARY KEY (run_id, stage, number),
  constraint run_findings_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);

create table run_portions (
  run_id uuid not null,
  epoch integer not null,
  number integer not null,
  positions integer[] not null,
  state text default 'open'::text not null,
  connection_id uuid,
  lease text,
  leased_until timestamp with time zone,
  calls jsonb,
  worked_at timestamp with time zone,
  constraint run_portions_pkey PRIMARY KEY (run_id, epoch, number),
  constraint run_portions_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE,
  constraint run_portions_state_check CHECK ((state = ANY (ARRAY['open'::text, 'done'::text])))
);

create table run_tallies (
  run_id uuid not null,
  result_source text,
  review_status text,
  provider text,
  model text,
  score smallint,
  currency text,
  is_edited boolean default false not null,
  codes_repaired boolean default false not null,
  finding_codes text[] default '{}'::text[] not null,
  segments integer not null,
  words integer not null,
  points integer default 0 not null,
  price numeric(14,6),
  constraint run_tallies_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);

create table runs (
  id uuid not null,
  project_id uuid not null,
  file_id uuid not null,
  version_id uuid not null,
  extraction_id uuid,
  policy_id uuid not null,
  source_language text not null,
  target_language text not null,
  overrides jsonb default '{}'::jsonb not null,
  state text not null,
  stage text not null,
  epoch integer default 1 not null,
  priority integer default 0 not null,
  paused_at timestamp with time zone,
  segments_total integer default 0 not null,
  segments_done integer default 0 not null,
  portions_left integer default 0 not null,
  failure jsonb,
  changes jsonb,
  report jsonb,
  batch_id uuid,
  batch_number integer,
  previous_run_id uuid,
  revision integer default 1 not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  constraint runs_batch_id_batch_number_fkey FOREIGN KEY (batch_id, batch_number) REFERENCES batch_items(batch_id, number),
  constraint runs_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions(id),
  constraint runs_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint runs_pkey PRIMARY KEY (id),
  constraint runs_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policies(id),
  constraint runs_previous_run_id_fkey FOREIGN KEY (previous_run_id) REFERENCES runs(id),
  constraint runs_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint runs_version_id_file_id_fkey FOREIGN KEY (version_id, file_id) REFERENCES versions(id, file_id) ON UPDATE CASCADE
);

create table schema_migrations (
  number integer not null,
  name text not null,
  applied_at timestamp with time zone default now() not null,
  constraint schema_migrations_pkey PRIMARY KEY (number)
);

create table segmentation_proposals (
  id uuid not null,
  project_id uuid not null,
  run_id uuid not null,
  "position" integer not null,
  kind text not null,
  language text not null,
  scope text not null,
  rule jsonb not null,
  before text not null,
  after text not null,
  places jsonb not null,
  state text default 'open'::text not null,
  reason text,
  policy_id uuid,
  revision integer default 1 not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  constraint segmentation_proposals_kind_check CHECK ((kind = ANY (ARRAY['split'::text, 'join'::text]))),
  constraint segmentation_proposals_pkey PRIMARY KEY (id),
  constraint segmentation_proposals_policy_id_fkey FOREIGN KEY (policy_id) REFERENCES policies(id),
  constraint segmentation_proposals_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint segmentation_proposals_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'refused'::text])))
);

create table segments (
  extraction_id uuid not null,
  "position" integer not null,
  segment_id text not null,
  part text not null,
  place text not null,
  source jsonb not null,
  plain text not null,
  hash bigint not null,
  heading text,
  words integer not null,
  constraint segments_extraction_id_fkey FOREIGN KEY (extraction_id) REFERENCES extractions(id) ON DELETE CASCADE,
  constraint segments_pkey PRIMARY KEY (extraction_id, "position")
);

create table sign_in_rates (
  id text not null,
  key text not null,
  count integer not null,
  "lastRequest" bigint not null,
  constraint sign_in_rates_key_key UNIQUE (key),
  constraint sign_in_rates_pkey PRIMARY KEY (id)
);

create table target_changes (
  run_id uuid not null,
  "position" integer not null,
  revision integer not null,
  changed_by text not null,
  changed_by_kind text not null,
  changed_at timestamp with time zone not null,
  target jsonb not null,
  result_source text not null,
  verification_state text not null,
  review_status text not null,
  reason text,
  replacement_id uuid,
  is_restored boolean default false not null,
  constraint target_changes_pkey PRIMARY KEY (run_id, "position", revision),
  constraint target_changes_replacement_id_fkey FOREIGN KEY (replacement_id) REFERENCES replacements(id) ON DELETE SET NULL,
  constraint target_changes_run_id_position_fkey FOREIGN KEY (run_id, "position") REFERENCES targets(run_id, "position") ON DELETE CASCADE
);

create table target_comments (
  id uuid not null,
  run_id uuid not null,
  "position" integer not null,
  text text not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  constraint target_comments_pkey PRIMARY KEY (id),
  constraint target_comments_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);

create table target_drafts (
  run_id uuid not null,
  "position" integer not null,
  person_id text not null,
  text text,
  revision integer not null,
  seen_at timestamp with time zone not null,
  writer text,
  number integer,
  constraint target_drafts_person_id_fkey FOREIGN KEY (person_id) REFERENCES users(id) ON DELETE CASCADE,
  constraint target_drafts_pkey PRIMARY KEY (run_id, "position", person_id),
  constraint target_drafts_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);

create table targets (
  run_id uuid not null,
  "position" integer not null,
  target jsonb not null,
  plain text not null,
  result_source text not null,
  verification_state text default 'pending'::text not null,
  review_status text default 'not_required'::text not null,
  provider text,
  model text,
  prompt_version text,
  connection_id uuid,
  memory_unit jsonb,
  score real,
  price numeric(14,6),
  currency text,
  is_repetition boolean default false not null,
  codes_repaired boolean default false not null,
  finding_codes text[] default '{}'::text[] not null,
  offered jsonb,
  kept smallint,
  revision integer default 1 not null,
  updated_by text not null,
  updated_at timestamp with time zone not null,
  constraint targets_pkey PRIMARY KEY (run_id, "position"),
  constraint targets_run_id_fkey FOREIGN KEY (run_id) REFERENCES runs(id) ON DELETE CASCADE
);

create table term_candidates (
  id uuid not null,
  project_id uuid not null,
  source_language text not null,
  target_language text not null,
  source_text text not null,
  source_hash bytea not null,
  target_text text,
  agreement real not null,
  occurrences integer not null,
  runs integer default 1 not null,
  examples jsonb default '[]'::jsonb not null,
  last_run_id uuid not null,
  state text default 'open'::text not null,
  concept_id uuid,
  decided_by text,
  decided_at timestamp with time zone,
  reason text,
  first_seen_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  constraint term_candidates_pkey PRIMARY KEY (id),
  constraint term_candidates_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE,
  constraint term_candidates_project_id_source_language_target_language__key UNIQUE (project_id, source_language, target_language, source_hash),
  constraint term_candidates_state_check CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'rejected'::text, 'expired'::text])))
);

create table term_search_indexes (
  name text not null,
  state text not null,
  created_at timestamp with time zone not null,
  constraint term_search_indexes_pkey PRIMARY KEY (name),
  constraint term_search_indexes_state_check CHECK ((state = ANY (ARRAY['building'::text, 'live'::text, 'retired'::text])))
);

create table term_search_progress (
  index_name text not null,
  glossary_id uuid not null,
  indexed_version bigint default 0 not null,
  reached_version bigint default 0 not null,
  reached_id uuid default '00000000-0000-0000-0000-000000000000'::uuid not null,
  constraint term_search_progress_glossary_id_fkey FOREIGN KEY (glossary_id) REFERENCES glossaries(id) ON DELETE CASCADE,
  constraint term_search_progress_index_name_fkey FOREIGN KEY (index_name) REFERENCES term_search_indexes(name) ON DELETE CASCADE,
  constraint term_search_progress_pkey PRIMARY KEY (index_name, glossary_id)
);

create table term_search_removals (
  index_name text not null,
  glossary_id uuid not null,
  concept_id uuid not null,
  constraint term_search_removals_glossary_id_fkey FOREIGN KEY (glossary_id) REFERENCES glossaries(id) ON DELETE CASCADE,
  constraint term_search_removals_index_name_fkey FOREIGN KEY (index_name) REFERENCES term_search_indexes(name) ON DELETE CASCADE,
  constraint term_search_removals_pkey PRIMARY KEY (index_name, glossary_id, concept_id)
);

create table token_frequencies (
  order_id integer not null,
  token integer not null,
  frequency integer not null,
  constraint token_frequencies_order_id_fkey FOREIGN KEY (order_id) REFERENCES token_orders(id) ON DELETE CASCADE,
  constraint token_frequencies_pkey PRIMARY KEY (order_id, token)
);

create table token_orders (
  id integer generated as identity not null,
  fingerprint uuid not null,
  language text not null,
  state text not null,
  counted_units bigint not null,
  cursor uuid,
  drift real,
  drift_measured_at timestamp with time zone,
  created_at timestamp with time zone not null,
  activated_at timestamp with time zone,
  retired_at timestamp with time zone,
  constraint token_orders_fingerprint_key UNIQUE (fingerprint),
  constraint token_orders_pkey PRIMARY KEY (id),
  constraint token_orders_state_check CHECK ((state = ANY (ARRAY['building'::text, 'active'::text, 'retired'::text])))
);

create table uploads (
  id uuid not null,
  project_id uuid not null,
  target_languages text[] not null,
  items jsonb not null,
  created_by text not null,
  created_at timestamp with time zone not null,
  started_at timestamp with time zone,
  constraint uploads_pkey PRIMARY KEY (id),
  constraint uploads_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

create table user_accounts (
  id text not null,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamp with time zone,
  "refreshTokenExpiresAt" timestamp with time zone,
  scope text,
  password text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  constraint "user_accounts_providerId_accountId_key" UNIQUE ("providerId", "accountId"),
  constraint "user_accounts_userId_fkey" FOREIGN KEY ("userId") REFERENCES users(id) ON DELETE CASCADE,
  constraint user_accounts_pkey PRIMARY KEY (id)
);

create table user_second_factors (
  id text not null,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null,
  verified boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamp with time zone,
  constraint "user_second_factors_userId_fkey" FOREIGN KEY ("userId") REFERENCES users(id) ON DELETE CASCADE,
  constraint user_second_factors_pkey PRIMARY KEY (id)
);

create table user_sessions (
  id text not null,
  "expiresAt" timestamp with time zone not null,
  token text not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null,
  "impersonatedBy" text,
  constraint "user_sessions_userId_fkey" FOREIGN KEY ("userId") REFERENCES users(id) ON DELETE CASCADE,
  constraint user_sessions_pkey PRIMARY KEY (id),
  constraint user_sessions_token_key UNIQUE (token)
);

create table user_verifications (
  id text not null,
  identifier text not null,
  value text not null,
  "expiresAt" timestamp with time zone not null,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  constraint user_verifications_pkey PRIMARY KEY (id)
);

create table users (
  id text not null,
  name text not null,
  email text not null,
  "emailVerified" boolean default false not null,
  image text,
  "createdAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamp with time zone default CURRENT_TIMESTAMP not null,
  role text default 'reviewer'::text not null,
  banned boolean,
  "banReason" text,
  "banExpires" timestamp with time zone,
  "twoFactorEnabled" boolean,
  constraint users_email_key UNIQUE (email),
  constraint users_pkey PRIMARY KEY (id),
  constraint users_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'operator'::text, 'reviewer'::text])))
);

create table versions (
  id uuid not null,
  file_id uuid not null,
  project_id uuid not null,
  number integer not null,
  artifact_id uuid not null,
  sha256 text not null,
  size bigint not null,
  name text not null,
  source_language text not null,
  uploaded_by text not null,
  channel text not null,
  origin jsonb default '{}'::jsonb not null,
  sketch bigint[] not null,
  segment_hashes bigint[] not null,
  deleted_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint versions_artifact_id_fkey FOREIGN KEY (artifact_id) REFERENCES artifacts(id),
  constraint versions_file_id_fkey FOREIGN KEY (file_id) REFERENCES files(id),
  constraint versions_file_id_number_key UNIQUE (file_id, number) DEFERRABLE,
  constraint versions_id_file_id_key UNIQUE (id, file_id),
  constraint versions_pkey PRIMARY KEY (id),
  constraint versions_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

create table webhook_deliveries (
  id uuid not null,
  webhook_id uuid not null,
  event text not null,
  payload jsonb not null,
  state text not null,
  attempts integer default 0 not null,
  response_status integer,
  failure text,
  next_attempt_at timestamp with time zone,
  created_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  constraint webhook_deliveries_pkey PRIMARY KEY (id),
  constraint webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'failed'::text]))),
  constraint webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES webhooks(id) ON DELETE CASCADE
);

create table webhooks (
  id uuid not null,
  project_id uuid not null,
  url text not null,
  secret bytea not null,
  previous_secret bytea,
  previous_until timestamp with time zone,
  events text[] not null,
  enabled boolean default true not null,
  revision integer default 1 not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint webhooks_pkey PRIMARY KEY (id),
  constraint webhooks_project_id_fkey FOREIGN KEY (project_id) REFERENCES projects(id) ON DELETE CASCADE
);

CREATE INDEX alignments_by_after ON public.alignments USING btree (after_extraction_id);

CREATE INDEX api_keys_by_owner ON public.api_keys USING btree ("referenceId");

CREATE INDEX artifacts_by_expiry ON public.artifacts USING btree (expires_at) WHERE (deleted_at IS NULL);

CREATE INDEX artifacts_by_project ON public.artifacts USING btree (project_id, id);

CREATE UNIQUE INDEX artifacts_by_run ON public.artifacts USING btree (run_id, kind) WHERE ((run_id IS NOT NULL) AND (deleted_at IS NULL));

CREATE INDEX artifacts_by_version ON public.artifacts USING btree (version_id);

CREATE INDEX audit_entries_by_action ON public.audit_entries USING btree (action text_pattern_ops, occurred_at, sequence);

CREATE INDEX audit_entries_by_actor ON public.audit_entries USING btree (actor_id, occurred_at, sequence);

CREATE INDEX audit_entries_by_project ON public.audit_entries USING btree (project_id, occurred_at, sequence);

CREATE INDEX audit_entries_by_project_actor ON public.audit_entries USING btree (project_id, actor_id, occurred_at, sequence);

CREATE INDEX audit_entries_by_subject ON public.audit_entries USING btree (subject_kind, subject_id, occurred_at, sequence);

CREATE INDEX audit_entries_by_time ON public.audit_entries USING btree (occurred_at, sequence);

CREATE INDEX audit_entries_by_words ON public.audit_entries USING gin (words);

CREATE INDEX extraction_blocks_by_position ON public.extraction_blocks USING btree (extraction_id, first_position) WHERE (first_position IS NOT NULL);

CREATE INDEX files_by_name ON public.files USING btree (project_id, name) WHERE (merged_into IS NULL);

CREATE INDEX files_deleted ON public.files USING btree (project_id, deleted_at) WHERE (deleted_at IS NOT NULL);

CREATE INDEX files_held ON public.files USING btree (project_id) WHERE (legal_hold IS NOT NULL);

CREATE INDEX glossary_changes_by_concept ON public.glossary_changes USING btree (concept_id, id);

CREATE INDEX glossary_concepts_by_import ON public.glossary_concepts USING btree (import_id) WHERE (import_id IS NOT NULL);

CREATE INDEX glossary_concepts_by_page ON public.glossary_concepts USING btree (glossary_id, id);

CREATE INDEX glossary_concepts_by_version ON public.glossary_concepts USING btree (glossary_id, changed_version, id);

CREATE INDEX glossary_import_entries_by_signature ON public.glossary_import_entries USING btree (import_id, signature, number);

CREATE INDEX glossary_import_terms_by_entry ON public.glossary_import_terms USING btree (import_id, number);

CREATE INDEX glossary_imports_by_glossary ON public.glossary_imports USING btree (glossary_id, id);

CREATE INDEX glossary_imports_open ON public.glossary_imports USING btree (expires_at) WHERE (state = 'reviewing'::text);

CREATE INDEX glossary_imports_reviewing ON public.glossary_imports USING btree (project_id, id) WHERE (state = 'reviewing'::text);

CREATE INDEX glossary_terms_by_concept ON public.glossary_terms USING btree (concept_id, "position");

CREATE INDEX glossary_terms_by_import ON public.glossary_terms USING btree (import_id) WHERE (import_id IS NOT NULL);

CREATE INDEX glossary_terms_by_text ON public.glossary_terms USING btree (glossary_id, language_root, text_hash);

CREATE INDEX glossary_terms_replaced ON public.glossary_terms USING btree (replaced_by_import) WHERE (replaced_by_import IS NOT NULL);

CREATE INDEX idempotency_keys_by_age ON public.idempotency_keys USING btree (created_at);

CREATE INDEX lineage_operations_by_project ON public.lineage_operations USING btree (project_id, id);

CREATE INDEX memory_imports_by_memory ON public.memory_imports USING btree (memory_id, id);

CREATE INDEX memory_imports_by_project ON public.memory_imports USING btree (project_id, id);

CREATE UNIQUE INDEX memory_imports_by_run ON public.memory_imports USING btree (run_id, memory_id) WHERE (run_id IS NOT NULL);

CREATE INDEX memory_imports_open ON public.memory_imports USING btree (state) WHERE ((state <> 'committed'::text) AND (emptied_at IS NULL));

CREATE INDEX memory_imports_reviewing ON public.memory_imports USING btree (project_id, id) WHERE (state = 'reviewing'::text);

CREATE INDEX memory_posting_removals_by_unit ON public.memory_posting_removals USING btree (order_id, unit_id);

CREATE INDEX memory_postings_by_key ON public.memory_postings USING btree (order_id, key);

CREATE INDEX memory_signatures_by_key ON public.memory_signatures USING gin (keys) WITH (fastupdate=off) WHERE (NOT packed);

CREATE INDEX memory_signatures_to_pack ON public.memory_signatures USING btree (order_id, unit_id) WHERE (packed < true);

CREATE INDEX memory_units_by_import ON public.memory_units USING btree (import_id, id) WHERE (import_id IS NOT NULL);

CREATE INDEX memory_units_by_run ON public.memory_units USING btree (run_id) WHERE (run_id IS NOT NULL);

CREATE INDEX memory_units_by_source ON public.memory_units USING btree (book_id, source_hash, target_hash);

CREATE INDEX memory_units_direct ON public.memory_units USING btree (book_id) WHERE (import_id IS NULL);

CREATE INDEX memory_units_replaced ON public.memory_units USING btree (replaced_by_import) WHERE (replaced_by_import IS NOT NULL);

CREATE INDEX memory_words_by_key ON public.memory_words USING gin (keys) WITH (gin_pending_list_limit='65536');

CREATE INDEX project_members_by_user ON public.project_members USING btree (user_id);

CREATE INDEX project_memories_by_memory ON public.project_memories USING btree (memory_id);

CREATE INDEX replacements_by_run ON public.replacements USING btree (run_id, id);

CREATE INDEX run_events_by_run ON public.run_events USING btree (run_id, id);

CREATE INDEX run_findings_by_position ON public.run_findings USING btree (run_id, "position") WHERE ("position" IS NOT NULL);

CREATE INDEX run_portions_leased ON public.run_portions USING btree (connection_id, leased_until) WHERE (state = 'open'::text);

CREATE INDEX run_portions_spent ON public.run_portions USING btree (run_id) WHERE (calls IS NOT NULL);

CREATE INDEX run_tallies_by_run ON public.run_tallies USING btree (run_id);

CREATE INDEX runs_by_batch ON public.runs USING btree (batch_id, batch_number);

CREATE INDEX runs_by_file ON public.runs USING btree (file_id, id DESC);

CREATE INDEX runs_by_project ON public.runs USING btree (project_id, id DESC);

CREATE INDEX runs_by_version ON public.runs USING btree (version_id);

CREATE INDEX runs_delivered ON public.runs USING btree (finished_at) WHERE (state = 'delivered'::text);

CREATE INDEX runs_open ON public.runs USING btree (project_id, id DESC) WHERE (state <> ALL (ARRAY['delivered'::text, 'cancelled'::text]));

CREATE INDEX runs_unfinished ON public.runs USING btree (updated_at) WHERE (state = ANY (ARRAY['waiting'::text, 'running'::text]));

CREATE INDEX segmentation_proposals_by_project ON public.segmentation_proposals USING btree (project_id, id DESC);

CREATE INDEX segmentation_proposals_open ON public.segmentation_proposals USING btree (project_id, id) WHERE (state = 'open'::text);

CREATE INDEX segments_by_hash ON public.segments USING btree (extraction_id, hash);

CREATE INDEX target_changes_by_replacement ON public.target_changes USING btree (replacement_id) WHERE (replacement_id IS NOT NULL);

CREATE INDEX target_comments_by_target ON public.target_comments USING btree (run_id, "position", id);

CREATE INDEX target_drafts_by_person ON public.target_drafts USING btree (person_id);

CREATE INDEX targets_by_memory_unit ON public.targets USING btree (((memory_unit ->> 'id'::text)), run_id) WHERE (memory_unit IS NOT NULL);

CREATE INDEX term_candidates_by_state ON public.term_candidates USING btree (project_id, state, id);

CREATE INDEX term_candidates_open ON public.term_candidates USING btree (last_seen_at) WHERE (state = 'open'::text);

CREATE UNIQUE INDEX term_search_indexes_by_state ON public.term_search_indexes USING btree (state) WHERE (state <> 'retired'::text);

CREATE UNIQUE INDEX token_orders_active ON public.token_orders USING btree (language) WHERE (state = 'active'::text);

CREATE UNIQUE INDEX token_orders_building ON public.token_orders USING btree (language) WHERE (state = 'building'::text);

CREATE INDEX uploads_by_age ON public.uploads USING btree (created_at);

CREATE INDEX user_accounts_by_user ON public.user_accounts USING btree ("userId");

CREATE INDEX user_second_factors_by_secret ON public.user_second_factors USING btree (secret);

CREATE INDEX user_second_factors_by_user ON public.user_second_factors USING btree ("userId");

CREATE INDEX user_sessions_by_user ON public.user_sessions USING btree ("userId");

CREATE INDEX user_verifications_by_identifier ON public.user_verifications USING btree (identifier);

CREATE INDEX users_administrators ON public.users USING btree (id) WHERE (role = 'administrator'::text);

CREATE INDEX versions_by_file ON public.versions USING btree (file_id, number DESC);

CREATE INDEX versions_by_sha256 ON public.versions USING btree (project_id, sha256);

CREATE INDEX versions_by_sketch ON public.versions USING gin (sketch);

CREATE INDEX webhook_deliveries_by_end ON public.webhook_deliveries USING btree (finished_at) WHERE (finished_at IS NOT NULL);

CREATE INDEX webhook_deliveries_by_webhook ON public.webhook_deliveries USING btree (webhook_id, id DESC);

CREATE TRIGGER audit_entries_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE TRIGGER memory_books_delete_units AFTER DELETE ON public.memory_books FOR EACH ROW EXECUTE FUNCTION delete_units_of_book();

CREATE TRIGGER memory_imports_delete_units AFTER DELETE ON public.memory_imports FOR EACH ROW EXECUTE FUNCTION delete_units_of_import();

CREATE TRIGGER runs_tally_created AFTER INSERT ON public.runs FOR EACH ROW WHEN ((new.extraction_id IS NOT NULL)) EXECUTE FUNCTION tally_extraction();

CREATE TRIGGER runs_tally_extracted AFTER UPDATE OF extraction_id ON public.runs FOR EACH ROW WHEN (((new.extraction_id IS NOT NULL) AND (new.extraction_id IS DISTINCT FROM old.extraction_id))) EXECUTE FUNCTION tally_extraction();

CREATE TRIGGER targets_tally_added AFTER INSERT ON public.targets REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_targets();

CREATE TRIGGER targets_tally_changed AFTER UPDATE ON public.targets REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION tally_targets();

CREATE TRIGGER targets_tally_removed AFTER DELETE ON public.targets REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION tally_targets();

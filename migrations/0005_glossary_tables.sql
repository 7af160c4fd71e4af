create table glossaries (
  id uuid primary key,
  name text not null unique,
  description text,
  owner text,
  state text not null default 'active' check (state in ('active', 'deactivated', 'deleted')),
  version bigint not null default 1,
  hold jsonb,
  revision integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on column glossaries.version is 'Counts every change of its terms, in the transaction of the change: what matchers and indexes were made from.';
comment on column glossaries.hold is 'Legal hold: reason, by, at. Nothing of it is deleted or purged.';
create table project_glossaries (
  project_id uuid not null references projects on delete cascade,
  glossary_id uuid not null references glossaries on delete cascade,
  priority integer not null default 0,
  access text not null default 'read' check (access in ('read', 'write')),
  domains text[],
  primary key (project_id, glossary_id)
);
comment on column project_glossaries.domains is 'Concepts of other domains, or of none, do not count in the project; null: all count.';

create table glossary_concepts (
  id uuid primary key,
  glossary_id uuid not null references glossaries on delete cascade,
  key text not null,
  domain text,
  definition text,
  note text,
  owner text,
  extra jsonb not null default '{}',
  state text not null default 'active' check (state in ('active', 'deactivated', 'deleted')),
  import_id uuid,
  changed_version bigint not null,
  revision integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  updated_by text not null,
  updated_at timestamptz not null,
  unique (glossary_id, key)
);
comment on column glossary_concepts.changed_version is 'Version of the glossary that its last change, or that of a term of it, made.';
create index glossary_concepts_by_page on glossary_concepts (glossary_id, id);
create index glossary_concepts_by_version on glossary_concepts (glossary_id, changed_version, id);
create index glossary_concepts_by_import on glossary_concepts (import_id) where import_id is not null;
create table glossary_terms (
  id uuid primary key,
  concept_id uuid not null references glossary_concepts on delete cascade,
  glossary_id uuid not null,
  position integer not null,
  language text not null,
  language_root text not null,
  text text not null,
  folded text not null,
  text_hash bytea not null,
  status text not null check (status in ('preferred', 'allowed', 'forbidden', 'do-not-translate')),
  case_sensitive boolean,
  exact_form boolean,
  part_of_speech text,
  note text,
  extra jsonb not null default '{}',
  valid_from date,
  valid_until date,
  approval text not null check (approval in ('draft', 'approved', 'rejected')),
  decided_by text,
  decided_at timestamptz,
  state text not null default 'active' check (state in ('active', 'deactivated', 'deleted')),
  import_id uuid,
  replaced_by_import uuid,
  created_by text not null,
  created_at timestamptz not null
);
comment on column glossary_terms.replaced_by_import is 'The import whose commit deactivated it: undoing that import brings it back.';
comment on column glossary_terms.folded is 'The text without case, width and the length of blanks: what people look for.';
comment on column glossary_terms.text_hash is 'Of that, so that the same term is found whatever its length.';
comment on column glossary_terms.valid_until is 'The last day on which it counts; null: for good.';
create index glossary_terms_by_concept on glossary_terms (concept_id, position);
create index glossary_terms_by_import on glossary_terms (import_id) where import_id is not null;
create index glossary_terms_replaced on glossary_terms (replaced_by_import) where replaced_by_import is not null;
create index glossary_terms_by_text on glossary_terms (glossary_id, language_root, text_hash);
create table glossary_changes (
  id bigint generated always as identity primary key,
  glossary_id uuid not null references glossaries on delete cascade,
  concept_id uuid not null references glossary_concepts on delete cascade,
  term_id uuid,
  revision integer not null,
  action text not null,
  before jsonb,
  after jsonb,
  reason text,
  changed_by text not null,
  changed_by_kind text not null,
  changed_at timestamptz not null
);
create index glossary_changes_by_concept on glossary_changes (concept_id, id);

create table glossary_imports (
  id uuid primary key,
  glossary_id uuid not null references glossaries on delete cascade,
  project_id uuid not null references projects on delete cascade,
  state text not null check (state in ('staging', 'reviewing', 'committing', 'committed', 'undone', 'discarded', 'failed')),
  review boolean not null default true,
  rest text check (rest in ('accepted', 'rejected')),
  conflicts text not null default 'both' check (conflicts in ('replace', 'keep', 'both')),
  approval text not null default 'approved' check (approval in ('draft', 'approved')),
  artifact_id uuid,
  file_name text not null,
  size bigint not null,
  format text,
  source_language text,
  target_language text,
  read_entries integer not null default 0,
  committed_version bigint,
  account jsonb not null default '{}',
  profile jsonb,
  failure jsonb,
  revision integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  committed_by text,
  committed_at timestamptz,
  undone_by text,
  undone_at timestamptz,
  expires_at timestamptz
);
comment on column glossary_imports.rest is 'What its commit decided on the entries that nobody decided on.';
comment on column glossary_imports.conflicts is 'What becomes of concepts of the glossary that an accepted entry contradicts.';
comment on column glossary_imports.committed_version is 'Version of the glossary that its commit made; what was changed later has a higher one.';
create index glossary_imports_by_glossary on glossary_imports (glossary_id, id);
create index glossary_imports_open on glossary_imports (expires_at) where state = 'reviewing';
create index glossary_imports_reviewing on glossary_imports (project_id, id) where state = 'reviewing';
create table glossary_import_entries (
  import_id uuid not null references glossary_imports on delete cascade,
  number integer not null,
  place text not null,
  rows integer not null,
  concept jsonb,
  signature bytea,
  flags text[] not null default '{}',
  decision text check (decision in ('accepted', 'rejected')),
  decided_by text,
  outcome text,
  concept_id uuid,
  undo jsonb,
  primary key (import_id, number)
);
comment on column glossary_import_entries.rows is 'Rows of the table or concepts of TBX that it was read from: together they are all of the file.';
comment on column glossary_import_entries.concept is 'Null: nothing can be made of it, for the reason among its flags.';
comment on column glossary_import_entries.concept_id is 'The concept of the glossary that it is like, once committed the one that it is in.';
create index glossary_import_entries_by_signature on glossary_import_entries (import_id, signature, number);
create table glossary_import_terms (
  import_id uuid not null,
  number integer not null,
  language_root text not null,
  text_hash bytea not null,
  forbidden boolean not null,
  foreign key (import_id, number) references glossary_import_entries on delete cascade
);
create index glossary_import_terms_by_entry on glossary_import_terms (import_id, number);

create table term_candidates (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  source_language text not null,
  target_language text not null,
  source_text text not null,
  source_hash bytea not null,
  target_text text,
  agreement real not null,
  occurrences integer not null,
  runs integer not null default 1,
  examples jsonb not null default '[]',
  last_run_id uuid not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'rejected', 'expired')),
  concept_id uuid,
  decided_by text,
  decided_at timestamptz,
  reason text,
  first_seen_at timestamptz not null,
  last_seen_at timestamptz not null,
  unique (project_id, source_language, target_language, source_hash)
);
comment on table term_candidates is 'Phrases of delivered runs that may be terms, waiting for people.';
create index term_candidates_by_state on term_candidates (project_id, state, id);
create index term_candidates_open on term_candidates (last_seen_at) where state = 'open';

create table term_search_indexes (
  name text primary key,
  state text not null check (state in ('building', 'live', 'retired')),
  created_at timestamptz not null
);
comment on table term_search_indexes is 'Indexes of concepts on the search server: the one that is asked, one that is being built, those to be deleted there.';
create unique index term_search_indexes_by_state on term_search_indexes (state) where state <> 'retired';
create table term_search_progress (
  index_name text not null references term_search_indexes on delete cascade,
  glossary_id uuid not null references glossaries on delete cascade,
  indexed_version bigint not null default 0,
  reached_version bigint not null default 0,
  reached_id uuid not null default '00000000-0000-0000-0000-000000000000',
  primary key (index_name, glossary_id)
);
comment on column term_search_progress.indexed_version is 'The index can be asked while this is the version of the glossary.';
comment on column term_search_progress.reached_version is 'With reached_id, the last concept in order of change that the index has.';
create table term_search_removals (
  index_name text not null references term_search_indexes on delete cascade,
  glossary_id uuid not null references glossaries on delete cascade,
  concept_id uuid not null,
  primary key (index_name, glossary_id, concept_id)
);
comment on table term_search_removals is 'Concepts that are gone and still have to go from an index.';

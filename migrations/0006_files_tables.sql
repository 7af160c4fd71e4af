create table files (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  external_key text,
  name text not null,
  merged_into uuid references files,
  legal_hold text,
  deleted_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (project_id, external_key)
);
create index files_by_name on files (project_id, name) where merged_into is null;
create index files_held on files (project_id) where legal_hold is not null;
create index files_deleted on files (project_id, deleted_at) where deleted_at is not null;
comment on column files.legal_hold is 'Why nothing of it is deleted, by whatever means; null where none lies on it.';
comment on column files.deleted_at is 'When its texts were deleted and its artifacts given up; the row stays and says what there was.';

create table artifacts (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  version_id uuid,
  run_id uuid,
  kind text not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  size bigint not null,
  object_key text collate "C" not null unique,
  object_etag text,
  object_version text,
  retention text not null,
  expires_at timestamptz,
  deleted_at timestamptz,
  missing_since timestamptz,
  created_at timestamptz not null
);
comment on column artifacts.object_key is 'Ordered as storages list their keys, so that both can be walked side by side.';
comment on column artifacts.deleted_at is 'When its object was given up; the row stays and says what there was.';
comment on column artifacts.missing_since is 'When its object was found missing, which it should not be.';
create index artifacts_by_project on artifacts (project_id, id);
create index artifacts_by_version on artifacts (version_id);
create unique index artifacts_by_run on artifacts (run_id, kind) where run_id is not null and deleted_at is null;
create index artifacts_by_expiry on artifacts (expires_at) where deleted_at is null;

create table versions (
  id uuid primary key,
  file_id uuid not null references files,
  project_id uuid not null references projects on delete cascade,
  number integer not null,
  artifact_id uuid not null references artifacts,
  sha256 text not null,
  size bigint not null,
  name text not null,
  source_language text not null,
  uploaded_by text not null,
  channel text not null,
  origin jsonb not null default '{}',
  sketch bigint[] not null,
  segment_hashes bigint[] not null,
  deleted_at timestamptz,
  created_at timestamptz not null,
  unique (file_id, number) deferrable initially immediate,
  unique (id, file_id)
);
comment on column versions.segment_hashes is 'Sorted, distinct 64-bit hashes of normalised segment texts.';
comment on column versions.sketch is 'The smallest 64 of them: two versions that share none of these are not alike.';
create index versions_by_sha256 on versions (project_id, sha256);
create index versions_by_sketch on versions using gin (sketch);
create index versions_by_file on versions (file_id, number desc);

create table lineage_operations (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  kind text not null check (kind in ('rename', 'merge', 'split', 'rebuild')),
  body jsonb not null,
  done_by text not null,
  created_at timestamptz not null,
  undone_at timestamptz,
  undone_by text
);
create index lineage_operations_by_project on lineage_operations (project_id, id);

create table imported_versions (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  name text not null,
  modified_at timestamptz not null,
  artifact_id uuid not null references artifacts,
  sha256 text not null,
  sketch bigint[] not null,
  segment_hashes bigint[] not null,
  source_language text not null,
  origin jsonb not null default '{}',
  imported_by text not null,
  created_at timestamptz not null,
  version_id uuid references versions,
  unique (project_id, name, modified_at, sha256)
);
comment on table imported_versions is 'Versions that came without a key of their file; rebuilding lineage gives them one.';

create table extractions (
  id uuid primary key,
  version_id uuid not null references versions on delete cascade,
  digest text not null,
  source_language text not null,
  options jsonb not null,
  title text,
  segment_count integer not null,
  word_count integer not null,
  coverage jsonb not null,
  findings jsonb not null,
  created_at timestamptz not null,
  unique (version_id, digest)
);
comment on column extractions.digest is 'Of content options, source language and engine: equal digests give equal segments.';

create table segments (
  extraction_id uuid not null references extractions on delete cascade,
  position integer not null,
  segment_id text not null,
  part text not null,
  place text not null,
  source jsonb not null,
  plain text not null,
  hash bigint not null,
  heading text,
  words integer not null,
  primary key (extraction_id, position)
);
create index segments_by_hash on segments (extraction_id, hash);
comment on index segments_by_hash is 'Finds the repetitions of a segment that is opened: 1 ms of 50,000, against 50 ms.';
comment on column segments.hash is 'Of the normalised plain text.';
comment on column segments.words is 'Of the plain text, as preflight counts them; what reports add up.';

create table extraction_blocks (
  extraction_id uuid not null references extractions on delete cascade,
  number integer not null,
  first_position integer,
  segment_count integer not null,
  body jsonb not null,
  primary key (extraction_id, number)
);
create index extraction_blocks_by_position on extraction_blocks (extraction_id, first_position)
  where first_position is not null;
comment on table extraction_blocks is 'Paragraphs in reading order, with what is around their segments: headings, lists, tables.';
comment on column extraction_blocks.first_position is 'Of the first of its segments; null where nothing of it is translated.';

create table alignments (
  before_extraction_id uuid not null references extractions on delete cascade,
  after_extraction_id uuid not null references extractions on delete cascade,
  number integer not null,
  change text not null check (change in ('unchanged', 'moved', 'edited', 'new', 'removed')),
  before_position integer,
  after_position integer,
  similarity real,
  primary key (before_extraction_id, after_extraction_id, number)
);
create index alignments_by_after on alignments (after_extraction_id);
comment on table alignments is 'What became of the segments of one extraction in another; computed when first compared, and then true for ever.';
comment on column alignments.similarity is 'Of the words of an edited segment, 0 to 1.';

create table uploads (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  target_languages text[] not null,
  items jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  started_at timestamptz
);
create index uploads_by_age on uploads (created_at);
comment on table uploads is 'Documents somebody brought together in the console, until their runs are begun.';
comment on column uploads.items is 'Each a version, or what has to be answered before it becomes one.';

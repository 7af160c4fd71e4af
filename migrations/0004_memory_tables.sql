create table memories (
  id uuid primary key,
  name text not null unique,
  state text not null default 'active' check (state in ('active', 'inactive', 'deleted')),
  legal_hold text,
  created_at timestamptz not null
);
comment on column memories.legal_hold is 'Why nothing of it may be purged; null where it may.';
create table project_memories (
  project_id uuid not null references projects on delete cascade,
  memory_id uuid not null references memories on delete cascade,
  priority integer not null default 0,
  reads boolean not null default true,
  learns text not null default 'off' check (learns in ('off', 'candidates', 'directly')),
  primary key (project_id, memory_id)
);
create index project_memories_by_memory on project_memories (memory_id);
create table memory_books (
  id integer primary key generated always as identity,
  memory_id uuid not null references memories on delete cascade,
  source_language text not null,
  target_language text not null,
  unique (memory_id, source_language, target_language)
);
comment on table memory_books is 'A memory''s units of one language pair.';

create table memory_imports (
  id uuid primary key,
  memory_id uuid not null references memories on delete cascade,
  project_id uuid not null references projects on delete cascade,
  kind text not null check (kind in ('tmx', 'run', 'api')),
  state text not null check (state in ('staging', 'reviewing', 'committing', 'committed', 'undone', 'discarded', 'failed')),
  review boolean not null default true,
  rest text check (rest in ('accepted', 'rejected')),
  conflicts text not null default 'both' check (conflicts in ('replace', 'keep', 'both')),
  artifact_id uuid,
  file_name text,
  size bigint,
  source_language text not null,
  target_language text,
  run_id uuid,
  read_units bigint not null default 0,
  read_bytes bigint not null default 0,
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
  expires_at timestamptz,
  emptied_at timestamptz,
  words_cursor uuid,
  words_at timestamptz,
  packed_order integer,
  packed_to uuid
);
comment on column memory_imports.review is 'Whether people decide before it is committed.';
comment on column memory_imports.rest is 'What its commit decided on the candidates that nobody decided on.';
comment on column memory_imports.conflicts is 'What becomes of live units with the source of an accepted candidate and another target.';
comment on column memory_imports.target_language is 'Null: every other language of the file.';
comment on column memory_imports.run_id is 'The delivered run that it learns from; a memory learns from a run once.';
comment on column memory_imports.read_units is 'Units of the file, or segments of the run, that are staged: where to go on after a kill.';
comment on column memory_imports.account is 'Where every pair of the file went.';
comment on column memory_imports.emptied_at is 'When the candidates of an import that came to nothing were deleted.';
comment on column memory_imports.words_cursor is 'The last unit that concordance finds by its words; words_at: when all were found.';
comment on column memory_imports.packed_order is 'The order whose signatures that wait for the commit were packed last; packed_to: up to which unit, null where all are.';
create index memory_imports_by_memory on memory_imports (memory_id, id);
create index memory_imports_by_project on memory_imports (project_id, id);
create index memory_imports_reviewing on memory_imports (project_id, id) where state = 'reviewing';
create unique index memory_imports_by_run on memory_imports (run_id, memory_id) where run_id is not null;
create index memory_imports_open on memory_imports (state) where state <> 'committed' and emptied_at is null;

create table memory_units (
  id uuid primary key,
  book_id integer not null,
  import_id uuid,
  status text not null default 'active' check (status in ('active', 'inactive', 'deleted')),
  decision text check (decision in ('accepted', 'rejected')),
  source_hash bytea not null,
  target_hash bytea not null,
  structural_id text,
  unit jsonb not null,
  run_id uuid,
  segment_id text,
  created_by text not null,
  created_at timestamptz not null,
  changed_by text,
  changed_at timestamptz,
  replaced_by_import uuid,
  reviewed_by text,
  revision integer not null default 1
);
comment on table memory_units is 'A unit is live where it is active, its memory is active, and it came by itself or by a committed import that accepts it. Kept without foreign keys, which would cost as much as the rows: who writes units locks their book, and units go with it and with their import by triggers.';
comment on column memory_units.source_hash is 'Of the normalised plain text; target_hash of the target with its codes. 16 bytes of SHA-256.';
comment on column memory_units.replaced_by_import is 'The import whose commit made it inactive: undoing that import brings it back.';
comment on column memory_units.reviewed_by is 'The person who accepted or edited it; null where nobody looked at it alone.';
create index memory_units_by_source on memory_units (book_id, source_hash, target_hash);
create index memory_units_direct on memory_units (book_id) where import_id is null;
create index memory_units_by_import on memory_units (import_id, id) where import_id is not null;
create index memory_units_by_run on memory_units (run_id) where run_id is not null;
create index memory_units_replaced on memory_units (replaced_by_import) where replaced_by_import is not null;

create function delete_units_of_book() returns trigger language plpgsql as $$
begin
  delete from memory_units where book_id = old.id;
  return null;
end
$$;
create trigger memory_books_delete_units after delete on memory_books
  for each row execute function delete_units_of_book();
create function delete_units_of_import() returns trigger language plpgsql as $$
begin
  delete from memory_units where import_id = old.id;
  return null;
end
$$;
create trigger memory_imports_delete_units after delete on memory_imports
  for each row execute function delete_units_of_import();

create table memory_candidate_flags (
  import_id uuid not null,
  flag text not null,
  unit_id uuid not null,
  primary key (import_id, flag, unit_id)
);
comment on table memory_candidate_flags is 'What speaks against candidates. Kept without foreign keys: they would cost as much as the rows.';

create table token_orders (
  id integer primary key generated always as identity,
  fingerprint uuid not null unique,
  language text not null,
  state text not null check (state in ('building', 'active', 'retired')),
  counted_units bigint not null,
  cursor uuid,
  drift real,
  drift_measured_at timestamptz,
  created_at timestamptz not null,
  activated_at timestamptz,
  retired_at timestamptz
);
comment on table token_orders is 'How rare each token of a language is, frozen when it was counted: signatures are made by it.';
comment on column token_orders.fingerprint is 'Tells it from orders of other databases, for processes that keep it.';
comment on column token_orders.cursor is 'The last unit that has a signature of an order that is being built.';
comment on column token_orders.drift is 'How many times as many candidates lookups meet as by an order counted when it was measured.';
create unique index token_orders_active on token_orders (language) where state = 'active';
create unique index token_orders_building on token_orders (language) where state = 'building';
create table token_frequencies (
  order_id integer not null references token_orders on delete cascade,
  token integer not null,
  frequency integer not null,
  primary key (order_id, token)
);
comment on table token_frequencies is 'Of the tokens that are frequent enough to matter; all others count as 0.';

create table memory_signatures (
  order_id integer not null,
  book_id integer not null,
  weight integer not null,
  unit_id uuid not null,
  words bit(128) not null,
  import_id uuid,
  source text not null,
  keys integer[] not null,
  packed boolean not null default false,
  primary key (order_id, unit_id)
);
comment on table memory_signatures is 'What finds a unit by a text that is like it. Active units have one for each order not retired, unless they are rejected candidates or cannot be alike. Kept without foreign keys: they would cost as much as the rows.';
comment on column memory_signatures.words is 'One bit for each word, by its hash.';
comment on column memory_signatures.packed is 'Whether memory_postings has its keys, or gets them when its import is committed; else the index finds it.';
create index memory_signatures_by_key on memory_signatures using gin (keys) with (fastupdate = off) where not packed;
-- In words of its own, so that lookups are never planned with it: it does not find keys, but seems small while statistics are old.
create index memory_signatures_to_pack on memory_signatures (order_id, unit_id) where packed < true;
-- Until a vacuum the index by keys leads to what was packed meanwhile.
alter table memory_signatures set (autovacuum_vacuum_scale_factor = 0.01);

create table memory_postings (
  order_id integer not null,
  key integer not null,
  entries bytea not null
);
comment on table memory_postings is 'What signatures of an order have one key, packed by a job after they were written. Signatures that change or go leave their entries until the job comes by: an entry only says where to look.';
comment on column memory_postings.entries is 'Of each signature 36 bytes: weight (int32, big-endian), words (128 bits), unit (UUID).';
alter table memory_postings alter entries set storage plain;
create index memory_postings_by_key on memory_postings (order_id, key);

create table memory_packings (
  order_id integer primary key,
  merged bigint not null default 0,
  loose bigint not null default 0
);
comment on table memory_packings is 'How the rows of memory_postings stand. Apart from token_orders, which others lock.';
comment on column memory_packings.merged is 'Rows of the order when they were merged last.';
comment on column memory_packings.loose is 'Rows written or shortened since.';

create table memory_posting_removals (
  id bigint primary key generated always as identity,
  order_id integer not null,
  unit_id uuid not null,
  keys integer[] not null
);
comment on table memory_posting_removals is 'Entries of memory_postings that are to go: of signatures that were packed and have changed or gone since. A unit with some is not packed again before.';
create index memory_posting_removals_by_unit on memory_posting_removals (order_id, unit_id);

create table memory_words (
  unit_id uuid primary key,
  book_id integer not null,
  keys integer[] not null
);
comment on table memory_words is 'What finds a unit by words of its source or target: one key for each word, side and book. Written after the import is committed: written with the units it would slow imports down. Kept without foreign keys: they would cost as much as the rows.';
create index memory_words_by_key on memory_words using gin (keys) with (gin_pending_list_limit = 65536);

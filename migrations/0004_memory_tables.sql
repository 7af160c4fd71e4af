create table memories (
  id uuid primary key,
  name text not null unique,
  created_at timestamptz not null
);
create table project_memories (
  project_id uuid not null references projects on delete cascade,
  memory_id uuid not null references memories on delete cascade,
  priority integer not null default 0,
  learns boolean not null default false,
  primary key (project_id, memory_id)
);
create table memory_units (
  id uuid primary key,
  memory_id uuid not null references memories on delete cascade,
  source_language text not null,
  target_language text not null,
  source_hash bytea not null,
  unit jsonb not null,
  run_id uuid,
  created_by text not null,
  created_at timestamptz not null,
  changed_at timestamptz not null
);
create index memory_units_by_source on memory_units (memory_id, source_language, target_language, source_hash);

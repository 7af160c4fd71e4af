create table glossaries (
  id uuid primary key,
  name text not null unique,
  created_at timestamptz not null
);
create table project_glossaries (
  project_id uuid not null references projects on delete cascade,
  glossary_id uuid not null references glossaries on delete cascade,
  priority integer not null default 0,
  primary key (project_id, glossary_id)
);
create table glossary_terms (
  id uuid primary key,
  glossary_id uuid not null references glossaries on delete cascade,
  source_language text not null,
  target_language text not null,
  term jsonb not null,
  created_at timestamptz not null
);
create index glossary_terms_by_languages on glossary_terms (glossary_id, source_language, target_language);

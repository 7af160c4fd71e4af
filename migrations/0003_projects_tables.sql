create table projects (
  id uuid primary key,
  key text not null unique,
  name text not null,
  source_language text,
  target_languages text[] not null,
  current_policy_id uuid,
  archived_at timestamptz,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table project_members (
  project_id uuid not null references projects on delete cascade,
  user_id text not null,
  role text not null check (role in ('operator', 'reviewer')),
  primary key (project_id, user_id)
);
create index project_members_by_user on project_members (user_id);

create table policies (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  version integer not null,
  body jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  unique (project_id, version)
);
comment on table policies is 'Versions of a project''s policy; never changed, a run keeps the one it ran under.';
alter table projects add foreign key (current_policy_id) references policies;

create table segmentation_proposals (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  run_id uuid not null,
  position integer not null,
  kind text not null check (kind in ('split', 'join')),
  language text not null,
  scope text not null,
  rule jsonb not null,
  before text not null,
  after text not null,
  places jsonb not null,
  state text not null default 'open' check (state in ('open', 'accepted', 'refused')),
  reason text,
  policy_id uuid references policies,
  revision integer not null default 1,
  created_by text not null,
  created_at timestamptz not null,
  decided_by text,
  decided_at timestamptz
);
create index segmentation_proposals_by_project on segmentation_proposals (project_id, id desc);
create index segmentation_proposals_open on segmentation_proposals (project_id, id) where state = 'open';
comment on column segmentation_proposals.before is 'Text in front of the place that somebody finds wrong, with what is behind it in the next column.';
comment on column segmentation_proposals.policy_id is 'The version of the policy that holds the rule, where it was accepted.';

create table connections (
  id uuid primary key,
  project_id uuid references projects on delete cascade,
  name text not null,
  settings jsonb not null,
  secret bytea,
  enabled boolean not null default true,
  concurrency integer not null default 4 check (concurrency > 0),
  spending_limit numeric(14, 6),
  spending_period text not null default 'month' check (spending_period in ('day', 'month', 'ever')),
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique nulls not distinct (project_id, name)
);
comment on column connections.project_id is 'Null: for every project.';
create table connection_spending (
  connection_id uuid not null references connections on delete cascade,
  day date not null,
  currency text not null,
  price numeric(14, 6) not null default 0,
  calls integer not null default 0,
  input_tokens bigint not null default 0,
  output_tokens bigint not null default 0,
  characters bigint not null default 0,
  primary key (connection_id, day, currency)
);

create table webhooks (
  id uuid primary key,
  project_id uuid not null references projects on delete cascade,
  url text not null,
  secret bytea not null,
  -- The secret before, which signs as well until a moment.
  previous_secret bytea,
  previous_until timestamptz,
  events text[] not null,
  enabled boolean not null default true,
  revision integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create table webhook_deliveries (
  id uuid primary key,
  webhook_id uuid not null references webhooks on delete cascade,
  event text not null,
  payload jsonb not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  response_status integer,
  failure text,
  next_attempt_at timestamptz,
  created_at timestamptz not null,
  finished_at timestamptz
);
comment on column webhook_deliveries.next_attempt_at is 'Null once it is over.';
create index webhook_deliveries_by_webhook on webhook_deliveries (webhook_id, id desc);
create index webhook_deliveries_by_end on webhook_deliveries (finished_at) where finished_at is not null;
